import { byId } from "./elements.js";
import { say } from "./words.js";

const QUIET_MILLISECONDS = 2000;
const SPOKEN = ["send", "publish", "message"];

/** Tells screen readers what happened in one short sentence, at most every two seconds. */
export class Announcer {
  #journal;
  #place = byId("announcer");
  #counts = new Map();
  #timer = null;
  #listening = null;

  constructor(journal) {
    this.#journal = journal;
  }

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    this.#journal.addEventListener("add", ({ detail }) => this.#hear(detail), { signal: this.#listening.signal });
  }

  /** Tells of another journal from now on. */
  show(journal) {
    this.stop();
    this.#journal = journal;
    this.start();
  }

  stop() {
    this.#listening?.abort();
    this.#listening = null;
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#counts.clear();
  }

  #hear({ kind }) {
    if (SPOKEN.includes(kind)) {
      this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
      this.#timer ??= setTimeout(() => this.#speak(), QUIET_MILLISECONDS);
    }
  }

  #speak() {
    const parts = Array.from(this.#counts, ([kind, count]) => say(`announcer.${kind}`, { count }));
    this.#place.textContent = parts.join(say("list.comma"));
    this.#counts.clear();
    this.#timer = null;
  }
}
