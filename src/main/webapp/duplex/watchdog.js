/** Calls once when it has not been fed for so long. Nothing tells a browser that the other end of a connection is gone. */
export class Watchdog {
  #milliseconds;
  #bark;
  #timer = null;

  constructor(milliseconds, bark) {
    this.#milliseconds = milliseconds;
    this.#bark = bark;
  }

  start() {
    this.feed();
  }

  feed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#bark, this.#milliseconds);
  }

  stop() {
    clearTimeout(this.#timer);
  }
}
