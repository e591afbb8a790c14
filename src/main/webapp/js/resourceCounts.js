import { laneOf } from "./compareLanes.js";

/** A moment for what the browser tells only after a request has ended. */
export const TOLD_MILLISECONDS = 300;

/**
 * What the browser's Resource Timing tells of the requests to a topic: bytes of bodies as they came, whether a connection had
 * to be opened, the version of HTTP. It says nothing true of heads: its transferSize adds 300 for them, whatever they are.
 */
export class ResourceCounts {
  #topic;
  #tallies;
  #observer = null;

  /** topic: its URL; tallies: by lane. */
  constructor(topic, tallies) {
    this.#topic = new URL(topic);
    this.#tallies = tallies;
  }

  start() {
    this.#observer ??= new PerformanceObserver((list) => list.getEntries().forEach((entry) => this.#take(entry)));
    this.#observer.observe({ type: "resource" });
  }

  stop() {
    this.#observer?.disconnect();
    this.#observer = null;
  }

  #take(entry) {
    const url = new URL(entry.name);
    const lane = url.pathname === this.#topic.pathname ? laneOf(url) : undefined;
    const tally = this.#tallies.get(lane);
    if (!tally) {
      return;
    }
    tally.protocol ||= entry.nextHopProtocol;
    tally.connections += isConnectionNew(entry) ? 1 : 0;
    if (lane !== "sse") {
      // Of a stream that is left before its end nothing is told: its bytes are counted as they come.
      tally.body += entry.encodedBodySize;
    }
  }
}

/** One that was there already has no time of its own (Resource Timing, connectStart). */
const isConnectionNew = ({ connectStart, connectEnd, domainLookupStart, fetchStart }) =>
  connectEnd > connectStart || domainLookupStart > fetchStart;
