/** Rows made above and below those in view, so that a quick scroll finds them there. */
const SPARE_ROWS = 10;

/** Until the first row has been measured. */
const GUESSED_PIXELS = 34;

/**
 * Of a long list only the rows that come into view are on the page. All rows have one height. What is in view stays where it
 * is when entries before it come or go.
 */
export class RowWindow {
  #box;
  #list;
  #make;
  #rows = new Map();
  #height = GUESSED_PIXELS;
  #isMeasured = false;
  #entries = [];
  #anchor = null;

  /** `make` answers a new row for an entry and the one before it, which is undefined for the first. */
  constructor(box, list, make) {
    this.#box = box;
    this.#list = list;
    this.#make = make;
  }

  /** Rows may have another height now. */
  measure() {
    this.#isMeasured = false;
  }

  /** Takes the entries, and makes room for them; to be called before the box is scrolled, and `draw` after. */
  take(entries) {
    this.#entries = entries;
    this.#list.style.height = `${entries.length * this.#height}px`;
    const moved = this.#anchor ? entries.indexOf(this.#anchor.entry) - this.#anchor.index : 0;
    if (moved !== 0 && this.#anchor.index + moved >= 0) {
      this.#box.scrollTop += moved * this.#height;
    }
  }

  /**
   * Puts the rows in view on the page. `stale` are entries whose rows are to be made anew, `selected` is one or null,
   * `dropped` how many entries there were before the first.
   */
  draw({ stale, selected, dropped }) {
    const from = Math.max(0, this.#firstInView() - SPARE_ROWS);
    const to = Math.min(this.#entries.length, this.#firstInView() + this.#countInView() + SPARE_ROWS);
    const rows = new Map();
    for (let index = from; index < to; index++) {
      const entry = this.#entries[index];
      const row = this.#rowOf(entry, this.#entries[index - 1], stale);
      this.#place(row, index, { isSelected: entry === selected, isStriped: (index + dropped) % 2 === 0 });
      rows.set(entry, row);
    }
    this.#replace(rows);
    this.#list.style.paddingBlockStart = `${from * this.#height}px`;
    const first = Math.min(this.#firstInView(), this.#entries.length - 1);
    this.#anchor = first < 0 ? null : { entry: this.#entries[first], index: first };
    this.#measureOnce();
  }

  has(entry) {
    return this.#rows.has(entry);
  }

  /** Scrolls no further than is needed to see the entry. */
  reveal(entry) {
    const index = this.#entries.indexOf(entry);
    const top = this.#top + index * this.#height;
    const { scrollTop, clientHeight } = this.#box;
    if (top - this.#headHeight < scrollTop) {
      this.#box.scrollTop = top - this.#headHeight;
    } else if (top + this.#height > scrollTop + clientHeight) {
      this.#box.scrollTop = top + this.#height - clientHeight;
    }
  }

  get #top() {
    return this.#list.offsetTop - this.#box.offsetTop;
  }

  get #headHeight() {
    return this.#box.querySelector(".head").offsetHeight;
  }

  #firstInView() {
    return Math.max(0, Math.floor((this.#box.scrollTop - this.#top) / this.#height));
  }

  #countInView() {
    return Math.ceil(this.#box.clientHeight / this.#height) + 1;
  }

  #rowOf(entry, previous, stale) {
    const known = this.#rows.get(entry);
    if (known && known.dataset.after === String(previous?.id ?? "") && !stale.has(entry)) {
      return known;
    }
    const row = this.#make(entry, previous);
    row.dataset.after = previous?.id ?? "";
    return row;
  }

  #place(row, index, { isSelected, isStriped }) {
    const attributes = {
      "aria-posinset": index + 1, "aria-setsize": this.#entries.length, "aria-selected": isSelected,
    };
    for (const [name, value] of Object.entries(attributes)) {
      if (row.getAttribute(name) !== String(value)) {
        row.setAttribute(name, value);
      }
    }
    row.toggleAttribute("data-stripe", isStriped);
  }

  /** Touches only what changes. */
  #replace(rows) {
    const wanted = new Set(rows.values());
    for (const row of [...this.#list.children]) {
      if (!wanted.has(row)) {
        row.remove();
      }
    }
    let next = this.#list.firstElementChild;
    for (const row of wanted) {
      if (row === next) {
        next = row.nextElementSibling;
      } else {
        this.#list.insertBefore(row, next);
      }
    }
    this.#rows = rows;
  }

  #measureOnce() {
    const row = this.#list.firstElementChild;
    if (this.#isMeasured || !row) {
      return;
    }
    this.#isMeasured = true;
    const { height } = row.getBoundingClientRect();
    if (height > 0 && height !== this.#height) {
      this.#height = height;
      this.#list.dispatchEvent(new CustomEvent("rowheight"));
    }
  }
}
