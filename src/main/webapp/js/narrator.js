import { explainFailure } from "./failure.js";
import { fetchRefusal } from "./refusals.js";
import { supportedSubprotocols } from "./serverInfo.js";
import * as summary from "./summary.js";

/**
 * Tells in words how the newest connection fares. Touches the network, never the page.
 * Event: change (sentence or failure).
 */
export class Narrator extends EventTarget {
  /** The page's first sentence; empty before the first connection. */
  sentence = "";
  /** What explains a failure, as explainFailure() answers it; null for none. */
  failure = null;
  #serverInfo;
  #watching = null;
  #now;

  /** `serverInfo` is a promise of what this server says of itself. */
  constructor(serverInfo, { now = Date.now } = {}) {
    super();
    this.#serverInfo = serverInfo;
    this.#now = now;
  }

  /** Tells of this connection from now on, and no more of the one before; `side` is the server's of it. */
  watch(connection, side) {
    this.#watching?.abort();
    this.#watching = new AbortController();
    const { signal } = this.#watching;
    const begun = this.#now();
    this.failure = null;
    this.#say(summary.connectingSentence(connection.url));
    connection.addEventListener("open", ({ detail }) => this.#onOpen(connection, detail), { signal });
    connection.addEventListener("state", ({ detail }) => this.#onState(detail), { signal });
    connection.addEventListener("close", ({ detail }) => this.#onClose(connection, side, detail, begun, signal), { signal });
  }

  tellRefusal() {
    this.#say(summary.REFUSED);
  }

  #say(sentence) {
    this.sentence = sentence;
    this.dispatchEvent(new CustomEvent("change"));
  }

  #onOpen(connection, opened) {
    this.#say(summary.openSentence(connection, opened));
  }

  #onState({ to }) {
    if (to === 2) {
      this.#say(summary.CLOSING);
    }
  }

  async #onClose(connection, side, closed, begun, signal) {
    this.#say(summary.closeSentence(closed));
    if (closed.wasClean || closed.isCloseCalled) {
      return;
    }
    const { url, protocols } = connection;
    const isHere = new URL(url).host === new URL(document.baseURI).host;
    const verdict = await side.verdict;
    const [info, refusal] = await Promise.all([
      this.#serverInfo,
      isHere && closed.age === null && !verdict ? fetchRefusal(url, this.#now() - begun) : null,
    ]);
    if (!signal.aborted) {
      const supported = supportedSubprotocols(info);
      this.failure = explainFailure({ url, protocols, age: closed.age, isHere, supported, refusal, verdict });
      this.#say(this.failure.headline || this.sentence);
    }
  }
}
