import { Subscription } from "../duplex.js";

const NONCE_BYTES = 16;

/** Endpoints of this server that can be traced. */
const TRACED = ["ws", "echo_once", "probe"];

/** 128 random bits in base64url: whoever knows them can read the trace, so nobody may guess them. */
export function makeNonce(crypto = globalThis.crypto) {
  const bytes = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Whether this server can tell its side of a connection to `url`; not when the person asks for a trace of their own. */
export function isTraceable(url, base) {
  try {
    const { host, pathname, searchParams } = new URL(url, base);
    const isHere = host === new URL(base).host && TRACED.some((path) => new URL(path, base).pathname === pathname);
    return isHere && !searchParams.has("trace");
  } catch {
    return false;
  }
}

/** Whether the URL names another host, which may lead here all the same: through a proxy, a tunnel, another name. */
export function isAskable(url, base) {
  try {
    const { protocol, host, searchParams } = new URL(url, base);
    return /^(ws|http)s?:$/.test(protocol) && host !== new URL(base).host && !searchParams.has("trace");
  } catch {
    return false;
  }
}

/** The URL that asks this server to tell its side under the nonce, and to call this connection by the label. */
export function withTrace(url, nonce, label) {
  const [before, fragment] = splitFragment(url);
  return `${before}${before.includes("?") ? "&" : "?"}trace=${nonce}.${label}${fragment}`;
}

// A fragment is left where the browser finds, and refuses, it.
function splitFragment(url) {
  const at = url.indexOf("#");
  return at < 0 ? [url, ""] : [url.slice(0, at), url.slice(at)];
}

/**
 * What this server tells of the connections that ask for it, by server-sent events or long polls: it comes also where no
 * WebSocket does. Touches the network, never the page.
 * Events: told (detail: { type, as, at, … } as the server's docs/trace.md has them; `at` in epoch milliseconds of the
 * server's clock), state (detail: as Subscription's).
 */
export class Trace extends EventTarget {
  nonce = makeNonce();
  #create;
  #subscription = null;

  constructor({ base = document.baseURI, create = (...parameters) => new Subscription(...parameters) } = {}) {
    super();
    this.#create = (topic) => create(topic, {
      base: new URL("push/", base), after: "earliest", transports: ["sse", "longpoll"],
    });
  }

  /** Whether it hears now: then what does not come has not happened. */
  get isLive() {
    return this.#subscription?.state === "live";
  }

  start() {
    if (this.#subscription) {
      return;
    }
    this.#subscription = this.#create(`trace.${this.nonce}`);
    this.#subscription.addEventListener("message", ({ detail }) => this.#onMessage(detail));
    this.#subscription.addEventListener("state", ({ detail }) => this.#emit("state", detail));
    this.#subscription.start();
  }

  stop() {
    this.#subscription?.stop();
    this.#subscription = null;
  }

  #onMessage({ type, data }) {
    const event = JSON.parse(data);
    this.#emit("told", { ...event, type, at: epoch(event.at) });
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** Date.parse drops what is less than a millisecond. */
function epoch(text) {
  const fraction = /\.\d{3}(\d+)Z$/.exec(text)?.[1] ?? "0";
  return Date.parse(text) + Number(`0.${fraction}`);
}
