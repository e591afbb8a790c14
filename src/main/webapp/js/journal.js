/**
 * The log of all connections on this page, in the order of time, bounded in rows and in bytes kept; the oldest go first.
 * Events: add (detail: the entry), update (an entry says more than before), clear.
 */
export class Journal extends EventTarget {
  entries = [];
  dropped = 0;
  #rowLimit;
  #byteLimit;
  #nextId = 1;
  #keptBytes = 0;
  #firstUnshrunk = 0;
  #now;

  constructor({
    rowLimit = 5000, byteLimit = 32 * 1024 * 1024, now = () => performance.timeOrigin + performance.now(),
  } = {}) {
    super();
    this.#rowLimit = rowLimit;
    this.#byteLimit = byteLimit;
    this.#now = now;
  }

  /** `at` in epoch milliseconds: what is told late takes the place that it had in time. */
  add(content, connection = 0, at = this.#now()) {
    const entry = { id: this.#nextId++, at, connection, server: null, ...content };
    this.#insert(entry);
    this.#keep(entry);
    if (this.entries.length > this.#rowLimit) {
      this.#drop(this.entries.shift());
    }
    this.#emit("add", entry);
    entry.payload?.whenRead?.then(() => this.#onRead(entry));
    return entry;
  }

  /** The server's side of an entry is known now. */
  tellServer(entry, server) {
    entry.server = server;
    this.#emit("update", entry);
  }

  clear() {
    for (const entry of this.entries) {
      entry.isDropped = true;
    }
    this.entries = [];
    this.dropped = 0;
    this.#keptBytes = 0;
    this.#firstUnshrunk = 0;
    this.#emit("clear");
  }

  /** Nearly always at the end, or near it. */
  #insert(entry) {
    let index = this.entries.length;
    while (index > 0 && this.entries[index - 1].at > entry.at) {
      index--;
    }
    this.entries.splice(index, 0, entry);
    if (index < this.#firstUnshrunk) {
      this.#firstUnshrunk++;
    }
  }

  #onRead(entry) {
    if (!entry.isDropped) {
      this.#keep(entry);
      this.#emit("update", entry);
    }
  }

  #keep(entry) {
    this.#keptBytes += entry.payload?.head.length ?? 0;
    while (this.#keptBytes > this.#byteLimit && this.#firstUnshrunk < this.entries.length - 1) {
      this.#shrink(this.entries[this.#firstUnshrunk++].payload);
    }
  }

  #shrink(payload) {
    if (payload) {
      this.#keptBytes -= payload.head.length;
      payload.shrink();
      this.#keptBytes += payload.head.length;
    }
  }

  #drop(entry) {
    this.dropped++;
    entry.isDropped = true;
    this.#keptBytes -= entry.payload?.head.length ?? 0;
    this.#firstUnshrunk = Math.max(0, this.#firstUnshrunk - 1);
  }

  #emit(type, detail = null) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
