const FIRST_MILLISECONDS = 1_000;
const LONGEST_MILLISECONDS = 30_000;

/** How long to wait before the next try: anything up to a limit that doubles, so that many clients do not come at once. */
export class Backoff {
  #random;
  #limit = FIRST_MILLISECONDS;

  /** @param {() => number} random from 0 to 1 */
  constructor(random) {
    this.#random = random;
  }

  /** @returns {number} milliseconds */
  next() {
    const wait = Math.round(this.#random() * this.#limit);
    this.#limit = Math.min(LONGEST_MILLISECONDS, 2 * this.#limit);
    return wait;
  }

  reset() {
    this.#limit = FIRST_MILLISECONDS;
  }
}
