import { byId, write } from "./elements.js";
import { clock } from "./format.js";
import { Reconnect } from "./reconnect.js";
import { say } from "./words.js";

const TICK_MILLISECONDS = 250;

/** The switch for reconnecting, and when the next try is due. Event: try (detail: the Connection to open once more). */
export class ReconnectPanel extends EventTarget {
  #switch = byId("reconnect");
  #now = byId("reconnect-now");
  #reconnect;
  #connection = null;
  #watching = null;
  #number = 0;
  #timer = null;
  #listening = null;

  constructor(reconnect = new Reconnect()) {
    super();
    this.#reconnect = reconnect;
  }

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const on = (target, type, act) => target.addEventListener(type, act, { signal });
    on(this.#switch, "change", () => this.#onSwitch());
    on(this.#now, "click", () => this.#reconnect.tryNow());
    on(this.#reconnect, "wait", ({ detail }) => this.#onWait(detail));
    on(this.#reconnect, "try", () => this.#onTry());
    on(this.#reconnect, "rest", ({ detail }) => this.#onRest(detail));
    this.#onSwitch();
  }

  stop() {
    this.#reconnect.cancel("");
    this.#watching?.abort();
    this.#listening?.abort();
    this.#listening = null;
  }

  /** This is the connection that is to last, and no more the one before; null for none. */
  watch(connection) {
    this.#watching?.abort();
    this.#watching = new AbortController();
    const { signal } = this.#watching;
    this.#connection = connection;
    connection?.addEventListener("open", () => this.#onOpen(), { signal });
    connection?.addEventListener("close", ({ detail }) => this.#reconnect.hear(detail), { signal });
  }

  /** The person took it into their own hands, for this reason. */
  cancel(reason = "") {
    this.#number = 0;
    this.#reconnect.cancel(this.#switch.checked ? reason : "");
  }

  get isWaiting() {
    return this.#reconnect.isWaiting;
  }

  get #rule() {
    return this.#switch.checked ? say("reconnect.rule") : "";
  }

  #onSwitch() {
    this.#reconnect.switch(this.#switch.checked);
    this.#tell(this.#rule);
  }

  #onWait({ at, number }) {
    this.#number = number;
    this.#tell(say("reconnect.due", { number, time: clock(at) }));
    this.#showWaiting(true);
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#showDue(at), TICK_MILLISECONDS);
    this.#showDue(at);
  }

  #showDue(at) {
    const seconds = Math.ceil(Math.max(0, at - this.#reconnect.now()) / 1000);
    write(byId("reconnect-due"), say("reconnect.in", { seconds }));
  }

  #onTry() {
    this.#showWaiting(false);
    this.#tell(say("reconnect.trying", { number: this.#number }));
    this.dispatchEvent(new CustomEvent("try", { detail: this.#connection }));
  }

  #onOpen() {
    if (this.#number > 0) {
      this.#tell(say("reconnect.done", { number: this.#number }));
    }
  }

  #onRest(reason) {
    this.#number = 0;
    this.#showWaiting(false);
    this.#tell(reason || this.#rule);
  }

  #showWaiting(isWaiting) {
    const hadFocus = document.activeElement === this.#now;
    clearInterval(this.#timer);
    write(byId("reconnect-due"), "");
    this.#now.hidden = !isWaiting;
    if (hadFocus && !isWaiting) {
      this.#switch.focus();
    }
  }

  #tell(sentence) {
    write(byId("reconnect-told"), sentence);
  }
}
