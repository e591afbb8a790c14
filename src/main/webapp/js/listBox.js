import { rowId } from "./row.js";

const PAGE_ROWS = 10;

/**
 * Which entry of a list is selected, by the ARIA list-box pattern: one tab stop, arrows, Page, Home and End move,
 * Escape selects nothing. Focus stays on the list, so it is not lost when an old row goes.
 * Event: select (detail: the entry, or null).
 */
export class ListBox extends EventTarget {
  selected = null;
  #list;
  #shown;
  #listening = null;

  /** `shown` answers the entries that can be selected, in order. */
  constructor(list, shown) {
    super();
    this.#list = list;
    this.#shown = shown;
  }

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#list.addEventListener("click", (event) => this.#onClick(event), { signal });
    this.#list.addEventListener("keydown", (event) => this.#onKey(event), { signal });
  }

  stop() {
    this.#listening?.abort();
    this.#listening = null;
  }

  select(entry) {
    this.selected = entry;
    this.dispatchEvent(new CustomEvent("select", { detail: entry }));
  }

  #onClick(event) {
    const row = event.target.closest('[role="option"]');
    const entry = this.#shown().find((candidate) => rowId(candidate) === row?.id);
    if (entry) {
      this.select(entry === this.selected ? null : entry);
    }
  }

  #onKey(event) {
    const shown = this.#shown();
    const found = shown.indexOf(this.selected);
    const at = found < 0 ? shown.length : found;
    const steps = {
      ArrowUp: at - 1, ArrowDown: at + 1, PageUp: at - PAGE_ROWS, PageDown: at + PAGE_ROWS,
      Home: 0, End: shown.length - 1,
    };
    if (event.key === "Escape") {
      this.select(null);
    } else if (event.key in steps && shown.length > 0) {
      event.preventDefault();
      this.select(shown[Math.min(Math.max(steps[event.key], 0), shown.length - 1)]);
    }
  }
}
