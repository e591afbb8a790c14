const FIRST_MILLISECONDS = 1_000;
const LONGEST_MILLISECONDS = 30_000;

/** How long to wait before the next try: anything up to a limit that doubles, so that many clients do not come at once. */
export class Backoff {
  #random;
  #longest;
  #limit = FIRST_MILLISECONDS;

  /**
   * @param {() => number} random from 0 to 1
   * @param {number} longest milliseconds that the limit grows to
   */
  constructor(random, longest = LONGEST_MILLISECONDS) {
    this.#random = random;
    this.#longest = longest;
  }

  /** @returns {number} milliseconds */
  next() {
    const wait = Math.round(this.#random() * this.#limit);
    this.#limit = Math.min(this.#longest, 2 * this.#limit);
    return wait;
  }

  reset() {
    this.#limit = FIRST_MILLISECONDS;
  }
}
