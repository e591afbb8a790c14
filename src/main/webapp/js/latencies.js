const KEPT = 1_000;

/** The newest latencies of a stream, in milliseconds. */
export class Latencies {
  #values = [];
  #next = 0;

  add(milliseconds) {
    this.#values[this.#next] = milliseconds;
    this.#next = (this.#next + 1) % KEPT;
  }

  /** The value that `share` (0 to 1) of them do not exceed; null without any. */
  percentile(share) {
    const sorted = [...this.#values].sort((a, b) => a - b);
    return sorted.length === 0 ? null : sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  }
}
