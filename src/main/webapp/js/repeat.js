// Something again and again. Touches a clock, never the page or the network.

import { count, quoted } from "./format.js";

const LEAST_MILLISECONDS = 10;
const LONGEST_MILLISECONDS = 3_600_000;
const MOST_TIMES = 1_000_000;

const isWhole = (text, least, most) => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;

export const explainPause = (text) => (isWhole(text.trim(), LEAST_MILLISECONDS, LONGEST_MILLISECONDS) ? ""
  : `${quoted(text)} is no pause; wanted are whole milliseconds, ${LEAST_MILLISECONDS} to ${count(LONGEST_MILLISECONDS)}.`);

export const explainTimes = (text) => (isWhole(text.trim(), 0, MOST_TIMES) ? ""
  : `${quoted(text)} is no number of times; wanted is 1 to ${count(MOST_TIMES)}, or 0 for until you stop it.`);

/**
 * Does `turn(number)` every so often, so many times; 0 is until stop(). A turn answers "done", "wait" when its time has not
 * come, or "failed", which ends it.
 * Events: turn (detail: how many are done), end (detail: { done, isWhole }), not after stop().
 */
export class Repeat extends EventTarget {
  #turn;
  #clock;
  #timer = null;
  #done = 0;

  constructor(turn, clock = globalThis) {
    super();
    this.#turn = turn;
    this.#clock = clock;
  }

  get isRunning() {
    return this.#timer !== null;
  }

  get done() {
    return this.#done;
  }

  /** The first turn is at once. While it runs, a second call does nothing. */
  start(pause, times) {
    if (this.isRunning) {
      return;
    }
    this.#done = 0;
    this.#timer = this.#clock.setInterval(() => this.#next(times), pause);
    this.#next(times);
  }

  stop() {
    this.#clock.clearInterval(this.#timer);
    this.#timer = null;
  }

  #next(times) {
    const outcome = this.#turn(this.#done + 1);
    if (outcome === "wait") {
      return;
    }
    this.#done += outcome === "done" ? 1 : 0;
    this.dispatchEvent(new CustomEvent("turn", { detail: this.#done }));
    if (this.isRunning && (outcome !== "done" || this.#done === times)) {
      this.stop();
      this.dispatchEvent(new CustomEvent("end", { detail: { done: this.#done, isWhole: outcome === "done" } }));
    }
  }
}
