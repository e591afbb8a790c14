import { Pairing } from "./pairing.js";
import { serverCell, serverOnly, STILL_OPEN, UNSEEN, withDelay } from "./serverEntries.js";

/** After the browser's close: so long the server may take to tell its own side. */
const PATIENCE_MILLISECONDS = 2_000;

/** What of the server's events a verdict is made of. */
const VERDICTS = { refused: "refused", accepted: "accepted", close: "closed" };

/** What the server tells of one connection: puts it beside the browser's events in the journal, or between them. */
export class Side {
  /** The URL to open the connection by. */
  address;
  /**
   * Once the browser has closed it, what the server saw: { isSeen, refused, accepted, closed }, the last three as the server
   * told them, or null. Null when it is not traced, or the server cannot be heard.
   */
  verdict;
  #pairing = new Pairing();
  #journal;
  #number;
  #trace;
  #clock;
  #isTraced;
  /** Epoch milliseconds of the last of the browser's doings that the server has seen for sure. */
  #seenAt = 0;
  #isOver = false;
  #seen = { isSeen: false, refused: null, accepted: null, closed: null };
  #decide;

  constructor({ address, isTraced, journal, number, trace, clock }) {
    this.address = address;
    this.#isTraced = isTraced;
    this.#journal = journal;
    this.#number = number;
    this.#trace = trace;
    this.#clock = clock;
    this.verdict = new Promise((resolve) => { this.#decide = resolve; });
  }

  /** A new entry of the browser's, in the journal already. */
  pair(entry) {
    if (this.#isTraced) {
      const event = this.#pairing.entry(entry);
      if (event) {
        this.#join(entry, event);
      }
    }
    if (entry.kind === "close") {
      this.#onClosed(entry);
    }
  }

  /** An event of the server. */
  tell(event) {
    this.#see(event);
    const { isAlone, entry } = this.#pairing.event(event);
    if (entry) {
      this.#join(entry, event);
    } else if (isAlone || this.#isOver) {
      this.#tellAlone(event);
    }
  }

  #see(event) {
    const name = VERDICTS[event.type];
    this.#seen = { ...this.#seen, isSeen: true, ...(name && { [name]: event }) };
    if (event.type === "refused" || event.type === "close") {
      this.#decide(this.#seen);
    }
  }

  #join(entry, event) {
    const at = this.#here(event);
    const isOut = entry.wire?.way === "out";
    if (isOut) {
      this.#seenAt = Math.max(this.#seenAt, entry.at);
    }
    this.#journal.tellServer(entry,
      withDelay(serverCell(event), isOut ? at - entry.at : entry.at - at, this.#clock.error));
  }

  /** Not before what the server had seen by then: the clocks agree only so well. */
  #tellAlone(event) {
    this.#journal.add(serverOnly(event), this.#number, Math.max(this.#seenAt, this.#here(event)));
  }

  #onClosed(entry) {
    this.#isOver = true;
    for (const event of this.#pairing.end()) {
      this.#tellAlone(event);
    }
    if (this.#isTraced) {
      setTimeout(() => this.#onPatienceEnd(entry), PATIENCE_MILLISECONDS);
    } else {
      this.#decide(null);
    }
  }

  #onPatienceEnd(entry) {
    const isHeard = this.#trace.isLive;
    if (entry.server === null && isHeard) {
      this.#journal.tellServer(entry, this.#seen.isSeen ? STILL_OPEN : UNSEEN);
    }
    this.#decide(isHeard ? this.#seen : null);
  }

  #here({ at }) {
    return at - this.#clock.offset;
  }
}
