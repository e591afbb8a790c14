import { breakable, byId, element, write } from "./elements.js";
import { STATES } from "./connection.js";
import { count, duration, ticking } from "./format.js";
import { say } from "./words.js";

const METER_FULL_BYTES = 65536;
const TICK_MILLISECONDS = 250;

/** Shows one Connection as its object is: state, url, protocol, extensions, binaryType, bufferedAmount, age. */
export class SocketPanel {
  #age = byId("age");
  #states = [...byId("state").children];
  #binaryType = byId("binary-type");
  #meter = byId("buffered-meter");
  #connection = null;
  #watching = null;
  #listening = null;
  #timer = null;
  #peak = 0;

  get binaryType() {
    return this.#binaryType.value;
  }

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#binaryType.addEventListener("change", () => this.#setBinaryType(), { signal });
    this.#timer = setInterval(() => this.#showAge(), TICK_MILLISECONDS);
  }

  stop() {
    this.#listening?.abort();
    this.#listening = null;
    this.#watching?.abort();
    clearInterval(this.#timer);
  }

  /** Shows this connection from now on, and forgets the one before; null for none. */
  watch(connection) {
    this.#watching?.abort();
    this.#watching = new AbortController();
    const { signal } = this.#watching;
    this.#connection = connection;
    this.#peak = 0;
    if (connection === null) {
      this.#showNone();
      return;
    }
    connection.addEventListener("state", () => this.#show(), { signal });
    connection.addEventListener("buffered", () => this.#showBuffered(), { signal });
    connection.addEventListener("close", ({ detail }) => this.#showEnd(detail), { signal });
    this.#binaryType.value = connection.binaryType;
    this.#show();
    this.#showBuffered();
    if (connection.end) {
      this.#showEnd(connection.end);
    }
  }

  #showNone() {
    this.#states.forEach((item) => item.removeAttribute("aria-current"));
    for (const id of ["socket-url", "protocol", "extensions"]) {
      write(byId(id), "–");
    }
    byId("socket-url").title = "";
    this.#showBuffered();
    this.#showChip("idle", say("console.unconnected"));
  }

  #setBinaryType() {
    if (this.#connection) {
      this.#connection.binaryType = this.#binaryType.value;
    }
  }

  #show() {
    const { readyState, url, protocol, extensions } = this.#connection;
    this.#states.forEach((item, state) => {
      if (state === readyState) {
        item.setAttribute("aria-current", "true");
      } else {
        item.removeAttribute("aria-current");
      }
    });
    byId("socket-url").title = url;
    write(byId("socket-url"), url);
    const isDecided = this.#connection.age !== null || readyState === STATES.length - 1;
    this.#showAgreed(byId("protocol"), protocol, isDecided, "");
    const meaning = this.#connection.isCompressed ? say("console.agreed.compressed") : "";
    this.#showAgreed(byId("extensions"), extensions, isDecided, meaning);
    this.#showAge();
  }

  #showAgreed(place, value, isDecided, meaning) {
    if (value) {
      place.replaceChildren(...breakable(value), " ", element("small", {}, meaning));
    } else {
      place.replaceChildren(say("console.agreed.empty"), " ",
        element("small", {}, say(isDecided ? "console.agreed.none" : "console.agreed.not-yet")));
    }
  }

  #showBuffered() {
    const amount = this.#connection?.bufferedAmount ?? 0;
    this.#peak = Math.max(this.#peak, amount);
    write(byId("buffered"), `${count(amount)} B`);
    write(byId("buffered-peak"), this.#peak > 0
      ? say("console.buffered.peak", { amount: this.#peak })
      : say("console.buffered.none"));
    this.#meter.max = Math.max(METER_FULL_BYTES, this.#peak);
    this.#meter.value = amount;
  }

  #showAge() {
    const state = this.#connection?.readyState ?? null;
    if (state === 1) {
      this.#showChip("good", say("console.age.open", { time: ticking(this.#connection.age) }));
    } else if (state === 0 || state === 2) {
      this.#showChip("warn", say(`console.age.${STATES[state].toLowerCase()}`));
    }
  }

  #showEnd({ code, wasClean, age }) {
    const outcome = (wasClean ? "closed" : "failed") + (age === null ? "-unopened" : "");
    this.#showChip(wasClean ? "idle" : "bad", say(`console.age.${outcome}`, {
      code: String(code), time: age === null ? "" : duration(age),
    }));
  }

  #showChip(tone, text) {
    this.#age.dataset.tone = tone;
    write(this.#age, text);
  }
}
