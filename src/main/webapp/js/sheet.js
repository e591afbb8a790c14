import { byId } from "./elements.js";

/**
 * A modal dialog of the page, by the id of its element; within it, data-closes marks its close button. Escape and a press
 * beside it close it too, and the focus goes back to where it was.
 * Event: open.
 */
export class Sheet extends EventTarget {
  #dialog;
  #listening = null;

  constructor(id) {
    super();
    this.#dialog = byId(id);
  }

  get isOpen() {
    return this.#dialog.open;
  }

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#dialog.querySelector("[data-closes]").addEventListener("click", () => this.close(), { signal });
    this.#dialog.addEventListener("click", (event) => this.#onClick(event), { signal });
  }

  stop() {
    this.close();
    this.#listening?.abort();
    this.#listening = null;
  }

  open() {
    if (!this.#dialog.open) {
      this.dispatchEvent(new Event("open"));
      this.#dialog.showModal();
    }
  }

  close() {
    this.#dialog.close();
  }

  /** The dialog has no padding of its own, so only a press on its backdrop has it as the target. */
  #onClick(event) {
    if (event.target === this.#dialog) {
      this.close();
    }
  }
}
