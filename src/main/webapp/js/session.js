import { Connection } from "./connection.js";
import * as entries from "./entries.js";
import { say } from "./words.js";

/** How each event of a connection is written down. */
const WRITERS = {
  connecting: entries.connecting,
  open: entries.opened,
  send: entries.sent,
  message: entries.received,
  rising: entries.rising,
  drained: entries.drained,
  closing: entries.closing,
  error: entries.failed,
  close: entries.closed,
};

/**
 * The connections of this page, one at a time; each is written into the journal until its close event.
 * What the browser refuses is written down too, and then thrown on to whoever asked.
 * Event: connection (detail: the new Connection, already CONNECTING).
 */
export class Session extends EventTarget {
  current = null;
  /** What the server tells of the current one. */
  side = null;
  #journal;
  #serverSide;
  #create;
  #number = 0;
  #isAsked = false;

  constructor(journal, serverSide, { create = (...parameters) => new Connection(...parameters) } = {}) {
    super();
    this.#journal = journal;
    this.#serverSide = serverSide;
    this.#create = create;
  }

  /**
   * Opens a connection; the one before it is closed only when the new one exists. `isAsked`: the URL leads to this server by
   * another name, and it is to tell its side.
   */
  open(url, protocols, binaryType, isAsked = false) {
    const number = this.#number + 1;
    const side = this.#serverSide.open(url, this.#journal, number, isAsked);
    const next = this.#create(url, protocols, { binaryType, address: side.address });
    this.#record(next, side, number);
    this.#try("new WebSocket", number, () => next.start());
    const previous = this.current;
    this.#number = number;
    this.current = next;
    this.side = side;
    this.#isAsked = isAsked;
    this.dispatchEvent(new CustomEvent("connection", { detail: next }));
    if (previous?.isLive) {
      previous.close(1000, "replaced by a new connection");
    }
  }

  /** Opens the newest connection once more. */
  reopen() {
    const { requestedUrl, protocols, binaryType } = this.current;
    this.open(requestedUrl, protocols, binaryType, this.#isAsked);
  }

  send(data) {
    return this.#try("send()", this.#number, () => this.current.send(data));
  }

  close(...parameters) {
    return this.#try("close()", this.#number, () => this.current.close(...parameters));
  }

  #record(connection, side, number) {
    for (const [type, write] of Object.entries(WRITERS)) {
      connection.addEventListener(type, ({ detail }) => side.pair(this.#write(write(detail, connection), number)));
    }
  }

  /** What an older connection still does is marked, for it stands among the events of the newest. */
  #write(entry, number) {
    const note = number < this.#number ? `${say("detail.connection", { number })} · ${entry.note}` : entry.note;
    return this.#journal.add({ ...entry, note }, number);
  }

  #try(call, number, action) {
    try {
      return action();
    } catch (error) {
      this.#journal.add(entries.refused(call, error), number);
      throw error;
    }
  }
}
