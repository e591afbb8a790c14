// Something again and again. Touches a clock, never the page or the network.

import { quoted } from "./format.js";
import { say } from "./words.js";

const LEAST_MILLISECONDS = 10;
const LONGEST_MILLISECONDS = 3_600_000;
const MOST_TIMES = 1_000_000;

const isWhole = (text, least, most) => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;

export const explainPause = (text) => (isWhole(text.trim(), LEAST_MILLISECONDS, LONGEST_MILLISECONDS) ? ""
  : say("repeat.pause.wanted", { found: quoted(text), least: LEAST_MILLISECONDS, most: LONGEST_MILLISECONDS }));

export const explainTimes = (text) => (isWhole(text.trim(), 0, MOST_TIMES) ? ""
  : say("repeat.times.wanted", { found: quoted(text), most: MOST_TIMES }));

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
