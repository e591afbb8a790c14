/** A WebSocket that is read message by message. Touches the network, never the page. */
export class CheckSocket {
  #socket;
  #waiting = [];
  #arrived = [];

  constructor(socket) {
    this.#socket = socket;
    socket.binaryType = "arraybuffer";
    socket.addEventListener("message", ({ data }) => this.#take({ data }));
    socket.addEventListener("close", (closed) => this.#take({ closed }));
  }

  /** Resolves when it is open; rejects with a SocketFailure when it does not open in time, or `signal` ends it. */
  static open(url, { protocols = [], milliseconds = 10_000, signal } = {}) {
    const begun = performance.now();
    const socket = new WebSocket(url, protocols);
    const checked = new CheckSocket(socket);
    return new Promise((resolve, reject) => {
      const fail = (code) => {
        socket.close();
        reject(new SocketFailure(code, performance.now() - begun));
      };
      const timer = setTimeout(() => fail(0), milliseconds);
      socket.addEventListener("open", () => {
        clearTimeout(timer);
        resolve(checked);
      });
      socket.addEventListener("close", ({ code }) => {
        clearTimeout(timer);
        fail(code);
      });
      signal?.addEventListener("abort", () => fail(0), { once: true });
    });
  }

  get protocol() {
    return this.#socket.protocol;
  }

  get isCompressed() {
    return this.#socket.extensions.includes("permessage-deflate");
  }

  send(data) {
    this.#socket.send(data);
  }

  /** The next { data }, or { closed } with its CloseEvent; null when neither comes in time. */
  next(milliseconds = 10_000) {
    if (this.#arrived.length > 0) {
      return Promise.resolve(this.#arrived.shift());
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiting = this.#waiting.filter((one) => one !== take);
        resolve(null);
      }, milliseconds);
      const take = (what) => {
        clearTimeout(timer);
        resolve(what);
      };
      this.#waiting.push(take);
    });
  }

  close(...parameters) {
    this.#socket.close(...parameters);
  }

  #take(what) {
    const waiting = this.#waiting.shift();
    if (waiting) {
      waiting(what);
    } else {
      this.#arrived.push(what);
    }
  }
}

/** It did not open: with this close code, 0 when it never said anything, after so many milliseconds. */
export class SocketFailure extends Error {
  constructor(code, after) {
    super(String(code));
    this.code = code;
    this.after = after;
  }
}
