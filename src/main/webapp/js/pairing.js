// Which event of the server belongs to which event of the browser. No page, no network.

/** How the browser's events are called by what the server tells of them. */
const SLOTS = { connecting: "handshake", open: "accepted", close: "close" };

/** When the server's side does not come, its counterparts are not kept for ever. */
const MOST_WAITING = 5000;

const NUMBERED = { message: "message", sent: "sent" };

/**
 * One connection: each side's events in order, either side first. What the browser sent first is the first message of the
 * server, and the other way round; the server numbers them, because it may leave some out.
 */
export class Pairing {
  #sends = 0;
  #messages = 0;
  /** Entries of the browser, and events of the server, that wait for their other side, by slot. */
  #entries = new Map();
  #events = new Map();

  /** An entry of the browser. Returns the server's event that waited for it, or null. */
  entry(entry) {
    const slot = this.#slotOf(entry);
    return slot === null ? null : this.#meet(slot, entry, this.#entries, this.#events);
  }

  /** An event of the server. Returns { entry } of the browser, or nothing: it waits, or has no other side. */
  event(event) {
    const slot = slotOf(event);
    if (slot === null) {
      return { isAlone: true, entry: null };
    }
    return { isAlone: false, entry: this.#meet(slot, event, this.#events, this.#entries) };
  }

  /** The browser's side is over: events that still wait stand alone. In order. */
  end() {
    const left = [...this.#events.values()];
    this.#events.clear();
    return left;
  }

  #slotOf({ kind, isLost }) {
    if (kind === "send") {
      return isLost ? null : `message ${++this.#sends}`;
    }
    if (kind === "message") {
      return `sent ${++this.#messages}`;
    }
    return SLOTS[kind] ?? null;
  }

  #meet(slot, one, own, other) {
    const met = other.get(slot) ?? null;
    if (met === null) {
      own.set(slot, one);
      if (own.size > MOST_WAITING) {
        own.delete(own.keys().next().value);
      }
    } else {
      other.delete(slot);
      forgetBefore(slot, other);
    }
    return met;
  }
}

function slotOf({ type, number }) {
  if (type in NUMBERED) {
    return `${NUMBERED[type]} ${number}`;
  }
  if (type === "refused") {
    return "close";
  }
  return Object.values(SLOTS).includes(type) ? type : null;
}

/** What the server left out never comes, for it tells in order. */
function forgetBefore(slot, waiting) {
  const [kind, number] = slot.split(" ");
  for (const key of waiting.keys()) {
    const [otherKind, otherNumber] = key.split(" ");
    if (otherKind === kind && Number(otherNumber) < Number(number)) {
      waiting.delete(key);
    } else if (otherKind === kind) {
      return;
    }
  }
}
