import { byId, write } from "./elements.js";
import { explainFailure } from "./failure.js";
import { Notice } from "./notice.js";
import { supportedSubprotocols } from "./serverInfo.js";
import * as summary from "./summary.js";

/** Tells in words how the newest connection fares: the page's first sentence, and the notice after a failure. */
export class Narrator {
  #notice = new Notice();
  #serverInfo;
  #watching = null;

  /** `serverInfo` is a promise of what this server says of itself. */
  constructor(serverInfo) {
    this.#serverInfo = serverInfo;
  }

  /** Tells of this connection from now on, and no more of the one before. */
  watch(connection) {
    this.#watching?.abort();
    this.#watching = new AbortController();
    const { signal } = this.#watching;
    this.#notice.clear();
    this.#say(summary.connectingSentence(connection.url));
    connection.addEventListener("open", ({ detail }) => this.#onOpen(connection, detail), { signal });
    connection.addEventListener("state", ({ detail }) => this.#onState(detail), { signal });
    connection.addEventListener("close", ({ detail }) => this.#onClose(connection, detail, signal), { signal });
  }

  tellRefusal() {
    this.#say(summary.REFUSED);
  }

  #say(sentence) {
    write(byId("headline"), sentence);
  }

  #onOpen(connection, opened) {
    this.#say(summary.openSentence(connection, opened));
  }

  #onState({ to }) {
    if (to === 2) {
      this.#say(summary.CLOSING);
    }
  }

  async #onClose(connection, closed, signal) {
    this.#say(summary.closeSentence(closed));
    if (closed.wasClean || closed.isCloseCalled) {
      return;
    }
    const supported = supportedSubprotocols(await this.#serverInfo);
    if (!signal.aborted) {
      const { url, protocols } = connection;
      const isHere = new URL(url).host === new URL(document.baseURI).host;
      this.#notice.show(explainFailure({ url, protocols, age: closed.age, isHere, supported }));
    }
  }
}
