import { publish } from "../duplex.js";
import { pause } from "./checkSite.js";
import { ACCEPTS, LANES } from "./compareLanes.js";
import { LaneRun } from "./laneRun.js";
import { LaneTally } from "./laneTally.js";
import { RequestHeads } from "./requestHeads.js";
import { ResourceCounts, TOLD_MILLISECONDS } from "./resourceCounts.js";
import { makeNonce } from "./trace.js";

const READY_MILLISECONDS = 10_000;

/** After which all that are ready wait for the first event. */
const SETTLED_MILLISECONDS = 200;

/** What is not there so long after the last event was published has been lost. */
const GRACE_MILLISECONDS = 10_000;

/**
 * Publishes the same events once, and hears them in all ways at the same time. Touches the network, never the page.
 * Events: change (a lane has another state), end.
 */
export class Comparison extends EventTarget {
  /** By their names, in the order in which they are told. */
  lanes = new Map();
  /** How many have been published. */
  published = 0;
  /** Milliseconds that the last publication went out after it was due. */
  behind = 0;
  /** When the first event was due, by performance.now(); null before. */
  begun = null;
  /** Whether the page was in the background meanwhile, where browsers let timers come late. */
  wasHidden = false;
  plan;
  heads;
  #leave;
  #stop = new AbortController();
  #base = new URL("push/", document.baseURI);
  #topic = `compare.${makeNonce()}`;

  constructor(plan, { leave }) {
    super();
    this.plan = plan;
    this.#leave = leave;
  }

  /** Ends it; what has come by then stands. */
  stop() {
    this.#stop.abort();
    this.lanes.forEach((lane) => lane.stop());
  }

  /** @throws {PublishError} when the server lets this page not publish, or did not */
  async run() {
    await this.#leave.take();
    this.heads = new RequestHeads();
    await this.heads.ask(ACCEPTS);
    let begin;
    const begun = new Promise((resolve) => { begin = resolve; });
    const where = { base: this.#base, topic: this.#topic };
    for (const { id, isSocket } of LANES) {
      const tally = new LaneTally({ isSocket });
      this.lanes.set(id, new LaneRun({ id, tally, plan: this.plan, where, heads: this.heads, begun }));
    }
    const tallies = new Map([...this.lanes].map(([id, { tally }]) => [id, tally]));
    const counts = new ResourceCounts(new URL(this.#topic, this.#base), tallies);
    counts.start();
    try {
      const ends = LANES.map(({ id, hear }) => this.#hear(this.lanes.get(id), hear));
      await this.#ready();
      this.begun = performance.now();
      begin(this.begun);
      await this.#publish();
      await Promise.race([Promise.all(ends), this.#pause(GRACE_MILLISECONDS + this.plan.interval)]);
    } finally {
      // Whatever came of it: nothing is asked for any more.
      begin(performance.now());
      this.lanes.forEach((lane) => lane.stop());
      await pause(TOLD_MILLISECONDS);
      counts.stop();
    }
    this.dispatchEvent(new Event("end"));
  }

  async #hear(lane, how) {
    await lane.hear(how);
    this.dispatchEvent(new CustomEvent("change", { detail: lane }));
  }

  async #ready() {
    const all = Promise.all([...this.lanes.values()].map(({ ready }) => ready));
    await Promise.race([all, this.#pause(READY_MILLISECONDS)]);
    await this.#pause(SETTLED_MILLISECONDS);
    this.dispatchEvent(new CustomEvent("change", { detail: null }));
  }

  /** Each when it is due, one after the other, so that none overtakes another. */
  async #publish() {
    for (let event = 0; event < this.plan.events && !this.#stop.signal.aborted; event++) {
      const due = this.begun + this.plan.due(event);
      await this.#pause(due - performance.now());
      if (this.#stop.signal.aborted) {
        return;
      }
      this.behind = performance.now() - due;
      await publish(this.#topic, this.plan.payload(event), { token: await this.#leave.take(), base: this.#base });
      this.published = event + 1;
      this.wasHidden ||= document.hidden;
    }
  }

  /** Ends early when all is stopped. */
  #pause(milliseconds) {
    const { signal } = this.#stop;
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", end);
        resolve();
      };
      const timer = setTimeout(end, signal.aborted ? 0 : milliseconds);
      signal.addEventListener("abort", end);
    });
  }
}
