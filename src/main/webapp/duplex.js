// The client of /push: hears a topic by whatever gets through to this browser, and loses nothing on the way.
//
//   import { Subscription, publish } from "https://example.org/duplex/duplex.js";
//   const news = new Subscription("news");
//   news.addEventListener("message", ({ detail }) => console.log(detail.data));
//   news.start();
//
// No dependencies. Import it from the server, or copy this file and the folder duplex/ beside it.

import { Backoff } from "./duplex/backoff.js";
import { hearByLongPoll, hearByPoll } from "./duplex/poll.js";
import { hearBySse } from "./duplex/sse.js";
import { hearByWebSocket } from "./duplex/webSocket.js";

export { publish, PublishError } from "./duplex/publish.js";

/**
 * @typedef {object} Message
 * @property {string} id           also the cursor that leads on from here
 * @property {string} topic
 * @property {string} type         empty when the publisher named none
 * @property {Date} time           when it was published, by the server's clock
 * @property {string|Uint8Array} data
 */

/** @typedef {"websocket"|"sse"|"longpoll"|"poll"} Transport */

/** @typedef {"stopped"|"connecting"|"live"|"stalled"|"waiting"|"refused"} State */

const HEAR = { websocket: hearByWebSocket, sse: hearBySse, longpoll: hearByLongPoll, poll: hearByPoll };

/** The order in which transports are tried, unless told otherwise. Short polls cost the most, and are left out. */
export const TRANSPORTS = Object.freeze(["websocket", "sse", "longpoll"]);

/** One that has begun before is given more chances: most likely the server is away, and not the way to it. */
const CHANCES = { unproven: 1, proven: 3 };

/**
 * One topic, heard from `start` to `stop`. Tries its transports in turn; whichever is lost, the next one goes on where it
 * ended. Events, each with a `detail`:
 * - `message`: a {@link Message}, and the `transport` that brought it; in order, each once
 * - `missed`: { transport }: messages are gone for good; those that are left follow
 * - `state`: { state, transport, why, retryMilliseconds }. `live` hears; `stalled` is connected to a server that cannot
 *   reach its broker; `waiting` has lost this transport and tries again after that time; `refused` never will, and `why`
 *   says what to change
 */
export class Subscription extends EventTarget {
  #options;
  #transports;
  #index = 0;
  #isProven = false;
  #strikes = 0;
  #backoff;
  #attempt = null;
  #timer = null;
  #listening = null;

  /** @type {string} where the stream stands; give it to another Subscription as `after` to go on there */
  cursor;
  /** @type {State} */
  state = "stopped";
  /** How often a stream was lost and had to be begun anew. */
  reconnects = 0;

  /**
   * @param {string} topic of `A-Z a-z 0-9 . _ ~ -`
   * @param {object} [options]
   * @param {string} [options.after] the id of a message, or "earliest" for all that is kept; empty for from now on
   * @param {Transport[]} [options.transports] which to try, in this order
   * @param {string|URL} [options.base] the address that ends in push/; by default that of the server this file is from
   * @param {number} [options.beginMilliseconds] a transport that has not begun by then is given up
   * @param {number} [options.silenceMilliseconds] a stream without any byte for so long is taken for lost
   * @param {number} [options.pollMilliseconds] between two short polls
   */
  constructor(topic, options = {}) {
    super();
    this.topic = topic;
    this.#options = {
      base: new URL("push/", import.meta.url), after: "", transports: TRANSPORTS,
      beginMilliseconds: 10_000, silenceMilliseconds: 60_000, pollMilliseconds: 2_000, random: Math.random, ...options,
    };
    this.#transports = checked(this.#options.transports);
    this.#backoff = new Backoff(this.#options.random);
    this.cursor = this.#options.after;
  }

  /** @returns {Transport} the one that is in use, or is tried next */
  get transport() {
    return this.#transports[this.#index];
  }

  /** Begins, or goes on where `stop` left it. A second call does nothing. */
  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    globalThis.addEventListener?.("online", () => this.#onOnline(), { signal });
    // A browser keeps pages that were left for a while, and a stream of theirs is one of its six connections to this server.
    globalThis.addEventListener?.("pagehide", () => this.#leave(), { signal });
    globalThis.addEventListener?.("pageshow", ({ persisted }) => persisted && this.#connect(), { signal });
    this.#connect();
  }

  stop() {
    this.#listening?.abort();
    this.#listening = null;
    this.#leave();
    this.#tell("stopped");
  }

  /**
   * Changes to other transports at once; nothing is lost on the way.
   *
   * @param {...Transport} transports
   */
  use(...transports) {
    this.#transports = checked(transports);
    this.#index = 0;
    this.#isProven = false;
    this.#strikes = 0;
    if (this.#listening) {
      this.#leave();
      this.#connect();
    }
  }

  #connect() {
    const { transport } = this;
    // What an attempt still says after it was left is not heard.
    const attempt = { stop: () => {}, begunAt: null };
    const only = (action) => (...detail) => attempt === this.#attempt && action(...detail);
    this.#attempt = attempt;
    this.#tell("connecting");
    this.#timer = setTimeout(
      only(() => this.#onEnd({ why: `nothing came within ${this.#options.beginMilliseconds / 1000} s` })),
      this.#options.beginMilliseconds);
    const where = { base: new URL(this.#options.base, globalThis.location?.href), topic: this.topic, after: this.cursor };
    try {
      attempt.stop = HEAR[transport](where, {
        begins: only((recovered, cursor) => this.#onBegin(recovered, cursor)),
        hears: only((message) => this.#onMessage(message)),
        stalls: only((why) => this.#tell("stalled", why)),
        ends: only((end) => this.#onEnd(end)),
      }, this.#options);
    } catch (error) {
      // A browser may forbid to try: a WebSocket without TLS from a page with it.
      this.#onEnd({ why: error.message });
    }
  }

  #leave() {
    clearTimeout(this.#timer);
    const left = this.#attempt;
    this.#attempt = null;
    left?.stop();
  }

  #onBegin(recovered, cursor) {
    clearTimeout(this.#timer);
    this.#attempt.begunAt ??= Date.now();
    this.#isProven = true;
    this.cursor = cursor;
    if (!recovered) {
      this.#emit("missed", { transport: this.transport });
    }
    this.#tell("live");
  }

  #onMessage(message) {
    this.#strikes = 0;
    this.#backoff.reset();
    this.cursor = message.id;
    this.#emit("message", { ...message, transport: this.transport });
  }

  /** end: { why, isFinal, waitMilliseconds }, the last two if the server said so. */
  #onEnd({ why, isFinal = false, waitMilliseconds = 0 }) {
    const { begunAt } = this.#attempt;
    const { silenceMilliseconds } = this.#options;
    this.#leave();
    if (isFinal) {
      this.#tell("refused", why);
      return;
    }
    if (begunAt !== null) {
      this.reconnects++;
    }
    if (begunAt !== null && Date.now() - begunAt > silenceMilliseconds) {
      this.#strikes = 0;
      this.#backoff.reset();
    }
    this.#again(why, waitMilliseconds);
  }

  /** The same transport while it has chances, else the next one: at once, unless all have been tried. */
  #again(why, waitMilliseconds) {
    const lost = this.transport;
    this.#strikes++;
    const hasChances = this.#strikes < CHANCES[this.#isProven ? "proven" : "unproven"];
    if (!hasChances) {
      this.#strikes = 0;
      this.#isProven = false;
      this.#index = (this.#index + 1) % this.#transports.length;
    }
    const isNext = !hasChances && this.#index > 0;
    const retryMilliseconds = isNext ? 0 : Math.max(this.#backoff.next(), waitMilliseconds);
    this.#tell("waiting", why, retryMilliseconds, lost);
    if (this.#listening) {
      this.#timer = setTimeout(() => this.#connect(), retryMilliseconds);
    }
  }

  /** The network is back: no need to wait for it any longer. */
  #onOnline() {
    if (this.state === "waiting") {
      clearTimeout(this.#timer);
      this.#connect();
    }
  }

  #tell(state, why = "", retryMilliseconds = 0, transport = this.transport) {
    this.state = state;
    this.#emit("state", { state, transport, why, retryMilliseconds });
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

function checked(transports) {
  const unknown = transports.find((transport) => !Object.hasOwn(HEAR, transport));
  if (unknown !== undefined || transports.length === 0) {
    throw new TypeError(`transports are ${JSON.stringify(transports)}: wanted at least one of ${Object.keys(HEAR)}`);
  }
  return [...transports];
}
