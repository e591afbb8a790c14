const KEPT = 10_000;

/**
 * What this page has published on a topic while it heard it, against what came back: each once, or something is wrong.
 * Either may be told first, for a message may be heard before its publisher is answered.
 */
export class Ledger {
  published = 0;
  returned = 0;
  twice = 0;
  #waiting = new Set();
  #heard = new Set();

  /** The publisher was answered. */
  publish(id) {
    this.published++;
    if (this.#heard.has(id)) {
      this.returned++;
    } else {
      this.#waiting.add(id);
    }
  }

  hear(id) {
    if (this.#heard.has(id)) {
      this.twice++;
      return;
    }
    this.#heard.add(id);
    if (this.#heard.size > KEPT) {
      this.#heard.delete(this.#heard.values().next().value);
    }
    if (this.#waiting.delete(id)) {
      this.returned++;
    }
  }
}
