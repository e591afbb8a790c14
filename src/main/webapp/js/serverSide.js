import { Side } from "./side.js";
import { isAskable, isTraceable, withTrace } from "./trace.js";

/** Connections whose server's side may still come; a page that reconnects for days has many. */
const MOST_SIDES = 200;

/** Hands what the server tells of this page's connections to the side of each. */
export class ServerSide {
  #trace;
  #clock;
  #base;
  #sides = new Map();
  #last = 0;

  constructor(trace, clock, { base = document.baseURI } = {}) {
    this.#trace = trace;
    this.#clock = clock;
    this.#base = base;
    this.#trace.addEventListener("told", ({ detail }) => this.#sides.get(detail.as)?.tell(detail));
  }

  /**
   * The server's side of a connection to come: number `number` of those in this journal. `isAsked`: also when the URL names
   * another host.
   */
  open(url, journal, number, isAsked) {
    const isTraced = isTraceable(url, this.#base) || (isAsked && isAskable(url, this.#base));
    const label = String(++this.#last);
    const address = isTraced ? withTrace(url, this.#trace.nonce, label) : url;
    const side = new Side({ address, isTraced, journal, number, trace: this.#trace, clock: this.#clock });
    if (isTraced) {
      this.#trace.start();
      this.#keep(label, side);
    }
    return side;
  }

  #keep(label, side) {
    this.#sides.set(label, side);
    if (this.#sides.size > MOST_SIDES) {
      this.#sides.delete(this.#sides.keys().next().value);
    }
  }
}
