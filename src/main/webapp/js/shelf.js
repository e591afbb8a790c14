/**
 * One value of this person, kept in localStorage as JSON under a key; where that is forbidden or full it lasts until the
 * page goes. Touches the storage, never the page.
 * Events: change (another tab's changes too), trouble (detail: "full" or "forbidden").
 */
export class Shelf extends EventTarget {
  #key;
  #read;
  #storage;
  #value;
  #isKept = true;
  #listening = null;

  /** `read` makes a good value of whatever was found, or of undefined. */
  constructor(key, read, { storage = () => globalThis.localStorage } = {}) {
    super();
    this.#key = key;
    this.#read = read;
    this.#storage = storage;
    this.#value = read(undefined);
  }

  /** What is kept now; another tab may have changed it a moment ago. */
  get value() {
    if (this.#isKept) {
      this.#load();
    }
    return this.#value;
  }

  set value(value) {
    this.#value = value;
    try {
      this.#storage().setItem(this.#key, JSON.stringify(value));
      this.#isKept = true;
    } catch (error) {
      this.#fail(error.name === "QuotaExceededError" ? "full" : "forbidden");
    }
    this.dispatchEvent(new Event("change"));
  }

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    globalThis.addEventListener("storage", ({ key }) => {
      if (key === this.#key || key === null) {
        this.dispatchEvent(new Event("change"));
      }
    }, { signal: this.#listening.signal });
  }

  stop() {
    this.#listening?.abort();
    this.#listening = null;
  }

  #load() {
    let text;
    try {
      text = this.#storage().getItem(this.#key);
    } catch {
      this.#fail("forbidden");
      return;
    }
    try {
      this.#value = this.#read(text === null ? undefined : JSON.parse(text));
    } catch {
      // Somebody else wrote there; what is no JSON is of no use to anyone.
      this.#value = this.#read(undefined);
    }
  }

  #fail(why) {
    this.#isKept = false;
    this.dispatchEvent(new CustomEvent("trouble", { detail: why }));
  }
}
