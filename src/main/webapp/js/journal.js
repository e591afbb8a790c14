/**
 * The log of all connections on this page, bounded in rows and in bytes kept; the oldest go first.
 * Events: add (detail: the entry), update (an entry's payload has been read), clear.
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

  constructor({ rowLimit = 2000, byteLimit = 32 * 1024 * 1024, now = Date.now } = {}) {
    super();
    this.#rowLimit = rowLimit;
    this.#byteLimit = byteLimit;
    this.#now = now;
  }

  add(content, connection = 0) {
    const entry = { id: this.#nextId++, at: this.#now(), connection, ...content };
    this.entries.push(entry);
    this.#keep(entry);
    if (this.entries.length > this.#rowLimit) {
      this.#drop(this.entries.shift());
    }
    this.#emit("add", entry);
    entry.payload?.whenRead?.then(() => this.#update(entry));
    return entry;
  }

  clear() {
    this.entries = [];
    this.dropped = 0;
    this.#keptBytes = 0;
    this.#firstUnshrunk = 0;
    this.#emit("clear");
  }

  #update(entry) {
    if (this.entries.includes(entry)) {
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
    this.#keptBytes -= entry.payload?.head.length ?? 0;
    this.#firstUnshrunk = Math.max(0, this.#firstUnshrunk - 1);
  }

  #emit(type, detail = null) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
