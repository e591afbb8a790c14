import { makeNonce, withTrace } from "./trace.js";

const POLL_SECONDS = 1;
const POLL_GRACE_MILLISECONDS = 5_000;
const PAUSE_MILLISECONDS = 250;

/** Headers whose values name a product, and those whose name alone does. */
const NAMING = ["server", "via", "x-powered-by"];
const TELLING = [
  "cf-ray", "x-amzn-trace-id", "x-amz-cf-id", "x-envoy-upstream-service-time", "x-envoy-expected-rq-timeout-ms", "x-azure-ref",
  "x-forwarded-server", "x-original-forwarded-for", "x-real-ip", "x-request-start", "x-cloud-trace-context",
];

export const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

/**
 * The server that this page came from: how to get there, what it tells of our connections, and what the checks have found out
 * for those after them. Touches the network, never the page.
 */
export class CheckSite {
  /** Lower-case words that tell which products are on the way. */
  signs = new Set();
  /** One that the server knows. */
  subprotocol = "";
  /** Whether the server's side can be heard; where not, nothing is known of it. */
  isHeard = true;
  #base;
  #nonce = makeNonce();
  #heard = [];
  #cursor = "earliest";

  constructor(base = document.baseURI) {
    this.#base = base;
  }

  get host() {
    return new URL(this.#base).host;
  }

  get origin() {
    return new URL(this.#base).origin;
  }

  /** As a WebSocket URL. */
  socketUrl(path) {
    const url = new URL(path, this.#base);
    url.protocol = url.protocol.replace("http", "ws");
    return url.href;
  }

  /** A path that asks the server to tell of this connection under the label. */
  traced(path, label) {
    return withTrace(path, this.#nonce, label);
  }

  get topic() {
    return `push/trace.${this.#nonce}`;
  }

  /** Throws when no answer comes in time. */
  async fetch(path, { accept = "application/json", milliseconds = 10_000, signal } = {}) {
    const signals = [AbortSignal.timeout(milliseconds), ...(signal ? [signal] : [])];
    const answer = await fetch(new URL(path, this.#base), {
      headers: { Accept: accept }, cache: "no-store", signal: AbortSignal.any(signals),
    });
    this.#note((name) => answer.headers.get(name));
    return answer;
  }

  /** How many connections one answer knows of: that of the one node which gives it. */
  async countOfOneNode() {
    const answer = await this.fetch(`${this.topic}?after=earliest&wait=0`);
    const messages = answer.status === 200 ? await answer.json() : [];
    return new Set(messages.map(({ data }) => JSON.parse(data).as)).size;
  }

  /** What keeps the trace from being heard: { status, body }; null for nothing. Asked once, before all that await. */
  async trouble() {
    const answer = await this.fetch(`${this.topic}?wait=0`);
    this.isHeard = answer.status < 400;
    return this.isHeard ? null : { status: answer.status, body: (await answer.text()).trim() };
  }

  /** The first event of one of these types about that connection; null when none comes in time. */
  async await(label, types, milliseconds = 3_000) {
    if (!this.isHeard) {
      return null;
    }
    const end = performance.now() + milliseconds;
    for (;;) {
      const found = this.#heard.find((event) => event.as === label && types.includes(event.type));
      if (found || performance.now() >= end) {
        return found ?? null;
      }
      await this.#poll();
    }
  }

  async #poll() {
    try {
      const answer = await this.fetch(`${this.topic}?after=${this.#cursor}&wait=${POLL_SECONDS}`, {
        milliseconds: POLL_SECONDS * 1000 + POLL_GRACE_MILLISECONDS,
      });
      if (answer.status === 200) {
        for (const { type, data } of await answer.json()) {
          this.#hear({ ...JSON.parse(data), type });
        }
      }
      this.#cursor = answer.headers.get("Push-Cursor") ?? this.#cursor;
      if (answer.ok) {
        return;
      }
    } catch {
      // Not heard this time; the next poll asks again for all of it.
    }
    await pause(PAUSE_MILLISECONDS);
  }

  #hear(event) {
    this.#heard.push(event);
    if (event.type === "handshake") {
      this.#note((name) => headerOf(event, name));
    }
  }

  #note(valueOf) {
    for (const name of NAMING) {
      const value = valueOf(name);
      if (value) {
        this.signs.add(value.toLowerCase());
      }
    }
    for (const name of TELLING) {
      if (valueOf(name)) {
        this.signs.add(name);
      }
    }
  }
}

/** The values of a header of an event "handshake", joined; "" when the server did not get it. */
export const headerOf = ({ headers }, name) =>
  headers.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value).join(", ");
