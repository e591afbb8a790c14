/** The names of readyState, by number. */
export const STATES = ["CONNECTING", "OPEN", "CLOSING", "CLOSED"];
const CLOSING = 2;

/** From so much on it is worth telling that bytes wait in the browser, and when they are gone. */
const RISEN_BYTES = 65_536;

/**
 * One WebSocket from its constructor to its close event. Touches the network, never the page.
 * Events: connecting, state, open, send, message, buffered, rising, drained, closing, error, close; each with a `detail`.
 */
export class Connection extends EventTarget {
  /** The detail of its close event; null before that. */
  end = null;
  #options;
  #socket = null;
  #state = null;
  #bufferedAmount = 0;
  #rise = null;
  #startedAt = 0;
  #openedAt = null;
  #timer = null;
  #isCloseCalled = false;

  /** `address` is what is dialled: `url`, and perhaps behind it what this page asks besides. */
  constructor(url, protocols = [], options = {}) {
    super();
    this.requestedUrl = url;
    this.protocols = protocols;
    this.#options = {
      binaryType: "blob", Socket: globalThis.WebSocket, now: () => performance.now(), pollMilliseconds: 100,
      address: url, ...options,
    };
  }

  get readyState() { return this.#socket?.readyState ?? null; }
  /** Without what was asked besides. */
  get url() {
    const url = this.#socket?.url ?? "";
    const asked = this.#options.address.slice(this.requestedUrl.length);
    return url.endsWith(asked) ? url.slice(0, url.length - asked.length) : url;
  }
  get isTraced() { return this.#options.address !== this.requestedUrl; }
  get protocol() { return this.#socket?.protocol ?? ""; }
  get extensions() { return this.#socket?.extensions ?? ""; }
  get bufferedAmount() { return this.#socket?.bufferedAmount ?? 0; }
  get isCompressed() { return this.extensions.includes("permessage-deflate"); }
  get isLive() { return this.#socket !== null && this.readyState < CLOSING; }
  /** Milliseconds since the open event; null before it. */
  get age() { return this.#openedAt === null ? null : this.#options.now() - this.#openedAt; }
  get binaryType() { return this.#socket?.binaryType ?? this.#options.binaryType; }

  set binaryType(type) {
    this.#options.binaryType = type;
    if (this.#socket) {
      this.#socket.binaryType = type;
    }
  }

  /** Calls the constructor, and lets its SyntaxError or SecurityError pass. A second call does nothing. */
  start() {
    if (this.#socket) {
      return;
    }
    const { Socket, address, binaryType, now, pollMilliseconds } = this.#options;
    this.#startedAt = now();
    this.#socket = new Socket(address, this.protocols);
    this.#socket.binaryType = binaryType;
    for (const type of ["open", "message", "error", "close"]) {
      this.#socket.addEventListener(type, (event) => this.#on(type, event));
    }
    this.#timer = setInterval(() => this.#sample(), pollMilliseconds);
    this.#emit("connecting", {
      url: this.url, protocols: this.protocols, isTraced: this.isTraced, ...this.#sample(),
    });
  }

  /** Ends the connection with 1000 when it still lives. */
  stop() {
    if (this.isLive) {
      this.close(1000);
    }
  }

  /** Lets the InvalidStateError pass that browsers throw while CONNECTING. False: the browser discarded it. */
  send(data) {
    const isDiscarded = this.readyState >= CLOSING;
    this.#socket.send(data);
    this.#emit("send", { data, isDiscarded });
    this.#sample();
    return !isDiscarded;
  }

  /** Passes on exactly the arguments given, for close() and close(1000) differ. False: it was closing already. */
  close(...parameters) {
    const wasLive = this.isLive;
    this.#socket.close(...parameters);
    this.#isCloseCalled ||= wasLive;
    this.#emit("closing", { parameters, wasLive, wasOpen: this.#openedAt !== null, ...this.#sample() });
    return wasLive;
  }

  #on(type, event) {
    if (type === "open") {
      this.#openedAt = this.#options.now();
    }
    if (type === "close") {
      clearInterval(this.#timer);
    }
    const states = this.#sample();
    const details = {
      open: () => ({ protocol: this.protocol, extensions: this.extensions, took: this.#openedAt - this.#startedAt }),
      message: () => ({ data: event.data }),
      error: () => ({}),
      close: () => ({
        code: event.code, reason: event.reason, wasClean: event.wasClean, age: this.age,
        took: this.#options.now() - this.#startedAt, isCloseCalled: this.#isCloseCalled,
      }),
    };
    const detail = { ...details[type](), ...states };
    if (type === "close") {
      this.end = detail;
    }
    this.#emit(type, detail);
  }

  /** readyState and bufferedAmount have no events of their own, so they are looked at. */
  #sample() {
    const from = this.#state;
    const to = this.readyState;
    if (from !== to) {
      this.#state = to;
      this.#emit("state", { from, to });
    }
    if (this.bufferedAmount !== this.#bufferedAmount) {
      this.#bufferedAmount = this.bufferedAmount;
      this.#emit("buffered", { amount: this.#bufferedAmount });
      this.#lookAtRise(this.#bufferedAmount);
    }
    return { from, to };
  }

  #lookAtRise(amount) {
    const now = this.#options.now();
    if (this.#rise === null && amount >= RISEN_BYTES) {
      this.#rise = { at: now, peak: amount };
      this.#emit("rising", { amount });
    } else if (this.#rise !== null) {
      this.#rise.peak = Math.max(this.#rise.peak, amount);
      if (amount === 0) {
        this.#emit("drained", { peak: this.#rise.peak, took: now - this.#rise.at });
        this.#rise = null;
      }
    }
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
