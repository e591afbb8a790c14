import { Backoff } from "../duplex/backoff.js";
import { describeCloseCode } from "./closecodes.js";
import { say } from "./words.js";

const LONGEST_MILLISECONDS = 60_000;
/** A connection that lasted so long was a good one: the next wait is short again. */
const STEADY_MILLISECONDS = 5_000;
/** The other side said that it is done, or that it will not have us. */
const FINAL_CODES = new Set([1000, 1008]);

/** Why an ended connection is not to be opened again, in words; empty when it is. `closed` is a Connection's close event. */
export function explainRest({ code, isCloseCalled }) {
  if (isCloseCalled) {
    return say("reconnect.rest.you");
  }
  return FINAL_CODES.has(code)
    ? say("reconnect.rest.server", { code: String(code), name: describeCloseCode(code).name }) : "";
}

/**
 * When to connect again: after waits that double up to a minute, each by chance shorter. It never gives up.
 * Touches a clock, never the page or the network.
 * Events: change (isOn or phase), try.
 */
export class Reconnect extends EventTarget {
  isOn = false;
  /**
   * How it stands, by its name: rest, with the reason in words or none; wait, with the number of the next try, due at so many
   * epoch milliseconds; try and done, with their number.
   */
  phase = { name: "rest", reason: "" };
  #clock;
  #backoff;
  #timer = null;
  #number = 0;

  constructor({ random = () => Math.random(), clock = globalThis, now = Date.now } = {}) {
    super();
    this.#backoff = new Backoff(random, LONGEST_MILLISECONDS);
    this.#clock = clock;
    this.now = now;
  }

  get isWaiting() {
    return this.#timer !== null;
  }

  /** Switched off, it forgets the try that was due. */
  switch(isOn) {
    this.isOn = isOn;
    this.cancel();
  }

  /** A connection has opened. */
  hearOpen() {
    if (this.#number > 0) {
      this.#show({ name: "done", number: this.#number });
    }
  }

  /** A connection has ended. */
  hear(closed) {
    const reason = explainRest(closed);
    if (!this.isOn || reason) {
      this.cancel(reason);
      return;
    }
    if (closed.age >= STEADY_MILLISECONDS) {
      this.#reset();
    }
    this.#number++;
    const wait = this.#backoff.next();
    this.#clock.clearTimeout(this.#timer);
    this.#timer = this.#clock.setTimeout(() => this.tryNow(), wait);
    this.#show({ name: "wait", number: this.#number, at: this.now() + wait });
  }

  /** Does not wait any longer. */
  tryNow() {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = null;
    this.#show({ name: "try", number: this.#number });
    this.dispatchEvent(new Event("try"));
  }

  /** No try is due any more, for this reason; it is told only while this is on. */
  cancel(reason = "") {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = null;
    this.#reset();
    this.#show({ name: "rest", reason: this.isOn ? reason : "" });
  }

  #show(phase) {
    this.phase = phase;
    this.dispatchEvent(new Event("change"));
  }

  #reset() {
    this.#backoff.reset();
    this.#number = 0;
  }
}
