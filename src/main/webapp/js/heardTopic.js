import { Subscription } from "../duplex.js";
import { Latencies } from "./latencies.js";
import { Ledger } from "./ledger.js";
import * as entries from "./pushEntries.js";
import { nameOf, transportsOf } from "./transports.js";

/**
 * One topic that this page hears: its subscription, and what is worth knowing of it. Touches the network, never the page.
 * Event: change.
 */
export class HeardTopic extends EventTarget {
  count = 0;
  /** How often messages were gone for good. */
  gaps = 0;
  why = "";
  latencies = new Latencies();
  ledger = new Ledger();
  /** Epoch milliseconds since when it has been live without a break; null when it is not. */
  liveSince = null;
  #subscription;
  #journal;
  #clock;
  #begunAt = null;
  #last = null;

  constructor(topic, { after, choice, journal, clock, create = (...parameters) => new Subscription(...parameters) }) {
    super();
    this.topic = topic;
    this.choice = choice;
    this.#journal = journal;
    this.#clock = clock;
    this.#subscription = create(topic, { after, transports: transportsOf(choice), base: new URL("push/", document.baseURI) });
    this.#subscription.addEventListener("message", ({ detail }) => this.#onMessage(detail));
    this.#subscription.addEventListener("missed", () => this.#onMissed());
    this.#subscription.addEventListener("state", ({ detail }) => this.#onState(detail));
  }

  get state() { return this.#subscription.state; }
  get cursor() { return this.#subscription.cursor; }
  get reconnects() { return this.#subscription.reconnects; }
  get transport() { return this.#subscription.transport; }
  get isLive() { return this.state === "live"; }

  start() {
    this.#subscription.start();
  }

  stop() {
    if (this.state !== "stopped") {
      this.#subscription.stop();
    }
  }

  /** Changes the transport while messages come. */
  use(choice) {
    this.choice = choice;
    this.#subscription.use(...transportsOf(choice));
    this.#changed();
  }

  /** This page has published here. Counted only while it hears, for then each has to come back. */
  published(id) {
    if (this.state !== "stopped") {
      this.ledger.publish(id);
      this.#changed();
    }
  }

  #onMessage(message) {
    this.count++;
    this.ledger.hear(message.id);
    const latency = this.#latencyOf(message);
    if (latency !== null && !latency.isLate) {
      this.latencies.add(latency.milliseconds);
    }
    this.#journal.add(entries.heard(message, latency));
    this.#changed();
  }

  /** How long it took to get here; what was published before this stream began had to wait for that. */
  #latencyOf({ time }) {
    const { now, error } = this.#clock;
    if (now === null) {
      return null;
    }
    const isLate = this.#begunAt === null || time.getTime() + error < this.#begunAt;
    return { milliseconds: Math.max(0, now - time.getTime()), error, isLate };
  }

  #onMissed() {
    this.gaps++;
    this.#journal.add(entries.missed(this.topic));
    this.#changed();
  }

  #onState({ state, transport, why, retryMilliseconds }) {
    this.why = why;
    const before = this.#last;
    if (state === "live") {
      this.#begunAt = this.#clock.now;
      this.liveSince ??= Date.now();
      this.#last = transport;
    } else if (state !== "connecting") {
      this.liveSince = null;
    }
    const entry = entries.changed({
      topic: this.topic, state, transport: nameOf(transport), before: before && nameOf(before), why, retryMilliseconds,
      cursor: this.cursor,
    });
    if (entry) {
      this.#journal.add(entry);
    }
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new CustomEvent("change"));
  }
}
