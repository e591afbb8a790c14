// What a comparison publishes, and when. Pure.

const NUMBER_DIGITS = 10;

/** Printable, and none that JSON or a page would write in another way. The command line has the same, and the same payloads. */
const CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%()*+,-./:;?@[]^_`{|}~";

/** Bytes of a payload have to hold the number of its event. */
export const LEAST_BYTES = NUMBER_DIGITS;

/** rate: events a second; size: bytes of each; seconds: how long they are published; interval: milliseconds between polls. */
export class ComparePlan {
  constructor({ rate, size, seconds, interval }) {
    Object.assign(this, { rate, size, seconds, interval });
    this.events = Math.max(1, Math.round(rate * seconds));
  }

  /** Milliseconds after the first event. */
  due(event) {
    return event * 1000 / this.rate;
  }

  /** Its number, and then what a compression hardly makes smaller: another text for each event. */
  payload(event) {
    let text = String(event).padStart(NUMBER_DIGITS, "0");
    for (let state = event + 1; text.length < this.size;) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      text += CHARACTERS[Math.floor(state / 2 ** 32 * CHARACTERS.length)];
    }
    return text;
  }

  /** The number of the event with this payload; null when it is none of ours. */
  eventOf(payload) {
    const digits = payload.slice(0, NUMBER_DIGITS);
    const event = /^\d+$/.test(digits) ? Number(digits) : -1;
    return event >= 0 && event < this.events && payload.length === this.size ? event : null;
  }
}
