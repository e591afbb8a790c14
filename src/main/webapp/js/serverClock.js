const SAMPLES = 5;
const TIMEOUT_MILLISECONDS = 5_000;

/** The server says whole milliseconds, cut off: on the average it is half a one later. */
const CUT_MILLISECONDS = 0.5;

/**
 * The server's clock as seen from here: this page's own, moved by what the quickest of some questions showed (as NTP does).
 * Touches the network, never the page.
 */
export class ServerClock {
  #offset = null;
  #quickest = Infinity;
  #fetch;
  #base;
  #now;

  constructor({
    base = document.baseURI, fetch = globalThis.fetch.bind(globalThis),
    now = () => performance.timeOrigin + performance.now(),
  } = {}) {
    this.#base = base;
    this.#fetch = fetch;
    this.#now = now;
  }

  /** Epoch milliseconds by the server's clock; null as long as it is unknown. */
  get now() {
    return this.#offset === null ? null : this.#now() + this.#offset;
  }

  /** Milliseconds by which the server's clock is ahead of this page's; 0 as long as that is unknown. */
  get offset() {
    return this.#offset ?? 0;
  }

  /** Milliseconds that `now` may be wrong by, either way. */
  get error() {
    return this.#quickest / 2;
  }

  /** Asks anew. Without an answer all stays as it was. */
  async set() {
    for (let sample = 0; sample < SAMPLES; sample++) {
      await this.#ask();
    }
  }

  async #ask() {
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MILLISECONDS);
      const sent = this.#now();
      const response = await this.#fetch(new URL("health", this.#base), { cache: "no-store", signal });
      const took = this.#now() - sent;
      const time = Date.parse((await response.json()).time);
      if (took < this.#quickest && Number.isFinite(time)) {
        this.#quickest = took;
        this.#offset = time + CUT_MILLISECONDS - (sent + took / 2);
      }
    } catch {
      // No answer: latencies are not told then.
    }
  }
}
