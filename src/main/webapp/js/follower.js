const NEAR_PIXELS = 24;

/** Keeps a scrolling box at its newest line until the person scrolls up. Event: return (the button was pressed). */
export class Follower extends EventTarget {
  #isHeld = false;
  #box;
  #content;
  #button;
  #isAtEnd = true;
  #listening = null;
  // Rows are laid out only when they come into view, and may turn out taller than guessed.
  #observer = new ResizeObserver(() => this.follow());

  constructor(box, content, button) {
    super();
    this.#box = box;
    this.#content = content;
    this.#button = button;
  }

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#box.addEventListener("scroll", () => this.#look(), { signal, passive: true });
    this.#button.addEventListener("click", () => this.dispatchEvent(new CustomEvent("return")), { signal });
    this.#observer.observe(this.#content);
  }

  stop() {
    this.#listening?.abort();
    this.#listening = null;
    this.#observer.disconnect();
  }

  /** Held: stays where it is. Released: goes to the newest line, wherever it was. */
  hold(isHeld) {
    this.#isHeld = isHeld;
    this.#isAtEnd = !isHeld;
  }

  /** To be called after lines came. */
  follow() {
    if (this.#isAtEnd && !this.#isHeld) {
      this.#box.scrollTop = this.#box.scrollHeight;
    }
    this.#look();
  }

  #look() {
    const { scrollHeight, scrollTop, clientHeight } = this.#box;
    this.#isAtEnd = scrollHeight - scrollTop - clientHeight < NEAR_PIXELS;
    this.#button.hidden = this.#isAtEnd;
  }
}
