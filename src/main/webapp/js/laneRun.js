import { addressOf } from "../duplex/answers.js";
import { capped } from "./format.js";
import { say } from "./words.js";

const SHOWN = 80;

/**
 * One way of hearing while a comparison runs: where it hears, and what it has brought. What a lane's own code needs, and what
 * the page shows of it.
 */
export class LaneRun {
  /** "connecting", "hearing", then "complete", "incomplete", "failed" or "impossible". */
  state = "connecting";
  /** Why it is not complete; "" for no reason. */
  why = "";
  /** Whether a proxy compresses the stream, so that its bytes are those before. */
  isDecoded = false;
  /** Of a WebSocket, as it tells them. */
  extensions = "";
  #plan;
  #where;
  #begun;
  #ending = new AbortController();
  #isReady;

  /** where: { base, topic }; begun: resolves to the moment, by performance.now(), at which the first event is due. */
  constructor({ id, tally, plan, where, heads, begun }) {
    this.id = id;
    this.tally = tally;
    this.heads = heads;
    this.begun = begun;
    this.ready = new Promise((resolve) => { this.#isReady = resolve; });
    this.#plan = plan;
    this.#where = where;
    begun.then((moment) => { this.#begun = moment; });
  }

  get signal() {
    return this.#ending.signal;
  }

  get interval() {
    return this.#plan.interval;
  }

  get isComplete() {
    return this.tally.delivered === this.#plan.events;
  }

  address(after, parameters = {}) {
    return addressOf({ ...this.#where, after }, parameters);
  }

  /** It hears from now on. */
  begins() {
    this.state = "hearing";
    this.#isReady();
  }

  /** Throws when it is none of ours, or has come before. */
  arrives(payload) {
    const event = this.#plan.eventOf(payload);
    const late = performance.now() - this.#begun - this.#plan.due(event ?? 0);
    if (event === null || !this.tally.arrived(event, late, payload.length)) {
      throw new Error(event === null ? say("compare.foreign", { payload: capped(payload, SHOWN) })
        : say("compare.twice", { event }));
    }
  }

  /** Hears in this way until all has come, or it is stopped. */
  async hear(how) {
    try {
      await how(this);
      this.#end();
    } catch (error) {
      this.#end(error);
    }
    this.#isReady();
  }

  stop() {
    this.#ending.abort();
  }

  #end(error = null) {
    if (this.isComplete) {
      this.state = "complete";
    } else if (error === null || this.signal.aborted) {
      this.state = "incomplete";
    } else {
      this.state = error.isImpossible ? "impossible" : "failed";
      this.why = error.message;
    }
  }
}
