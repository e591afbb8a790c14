import { CheckSite } from "./checkSite.js";
import { CheckSocket } from "./checkSocket.js";

const LABEL = "compare";
const OPEN_MILLISECONDS = 3_000;

/** What a browser says in a handshake, where no server told us (RFC 6455 section 4.1). */
const OF_A_HANDSHAKE = [
  ["Connection", "Upgrade"], ["Upgrade", "websocket"], ["Sec-WebSocket-Version", "13"],
  ["Sec-WebSocket-Key", "0".repeat(24)],
  ["Sec-WebSocket-Extensions", "permessage-deflate; client_max_window_bits"],
];
const NOT_IN_A_HANDSHAKE = /^(accept|connection|referer|sec-ch-.*|sec-fetch-.*)$/i;

/**
 * The headers that this browser sends with each kind of request, which no page can see: as the server has received one of
 * each, so with what a proxy added. Touches the network, never the page.
 */
export class RequestHeads {
  #fetch;
  #base;
  /** [name, value]s, by what is accepted. */
  #byAccept = new Map();
  /** [name, value]s of a WebSocket's handshake. */
  socket = [];
  /** Whether the server has told of a handshake; else it is put together by the RFC. */
  isSocketTold = false;

  constructor({ base = document.baseURI, fetch = globalThis.fetch.bind(globalThis) } = {}) {
    this.#base = base;
    this.#fetch = fetch;
  }

  /** @param {string[]} accepts the kinds of answers that are going to be asked for */
  async ask(accepts) {
    for (const accept of accepts) {
      const answer = await this.#fetch(new URL("handshake", this.#base), { headers: { Accept: accept }, cache: "no-store" });
      const { request } = await answer.json();
      this.#byAccept.set(accept, request.headers.map(({ name, value }) => [name, value]));
    }
    await this.#askSocket();
  }

  /** Whether requests share one connection, so that none can be had for a single one (HTTP/2, HTTP/3). */
  get isMultiplexed() {
    return /^h[23]/.test(performance.getEntriesByType("navigation")[0]?.nextHopProtocol ?? "");
  }

  of(accept) {
    return this.#byAccept.get(accept);
  }

  async #askSocket() {
    const told = await this.#told().catch(() => null);
    this.isSocketTold = told !== null;
    const [some] = this.#byAccept.values();
    this.socket = told ?? [...some.filter(([name]) => !NOT_IN_A_HANDSHAKE.test(name)),
      ["Origin", new URL(this.#base).origin], ...OF_A_HANDSHAKE];
  }

  async #told() {
    const site = new CheckSite(this.#base);
    if (await site.trouble()) {
      return null;
    }
    const socket = await CheckSocket.open(site.socketUrl(site.traced("ws", LABEL)), { milliseconds: OPEN_MILLISECONDS });
    socket.close(1000);
    return (await site.await(LABEL, ["handshake"]))?.headers ?? null;
  }
}
