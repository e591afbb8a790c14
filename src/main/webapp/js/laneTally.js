/**
 * What one way of hearing has brought, and what it took. Bytes as HTTP/1.1 and WebSocket write them: without TLS, TCP and IP.
 * Pure.
 */
export class LaneTally {
  /** Requests and handshakes. */
  requests = 0;
  /** Of these, polls that brought nothing. */
  empty = 0;
  /** Of the requests, those that had to open a connection first, as the browser tells. */
  connections = 0;
  headUp = 0;
  headDown = 0;
  /** Of answers, without their heads; for a WebSocket nothing. */
  body = 0;
  /** Around payloads, neither head nor body: of frames and of chunks. */
  framing = 0;
  /** Payloads of the delivered events. */
  payload = 0;
  /** By the number of the event, milliseconds from when it was due; undefined as long as it has not come. */
  late = [];
  delivered = 0;
  /** The version of HTTP, as the browser tells it; "" as long as it has not. */
  protocol = "";
  #isSocket;

  constructor({ isSocket = false } = {}) {
    this.#isSocket = isSocket;
  }

  asked(headUp, headDown) {
    this.requests++;
    this.headUp += headUp;
    this.headDown += headDown;
  }

  /** Returns whether it is the first time that this event comes. */
  arrived(event, milliseconds, bytes) {
    if (this.late[event] !== undefined) {
      return false;
    }
    this.late[event] = Math.max(0, milliseconds);
    this.delivered++;
    this.payload += bytes;
    return true;
  }

  get heads() {
    return this.headUp + this.headDown;
  }

  /** Both ways. */
  get total() {
    return this.heads + this.framing + (this.#isSocket ? this.payload : this.body);
  }

  /** Both ways, for each event that has come; null without any. */
  get bytesPerEvent() {
    return this.delivered === 0 ? null : this.total / this.delivered;
  }

  /** Milliseconds that this share (0 to 1) of the events did not exceed; null without any. */
  percentile(share) {
    const sorted = this.late.filter((value) => value !== undefined).sort((a, b) => a - b);
    return sorted.length === 0 ? null : sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  }
}
