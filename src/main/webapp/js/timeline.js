import { byId, write } from "./elements.js";
import { Follower } from "./follower.js";
import { plural } from "./format.js";
import { ListBox } from "./listBox.js";
import { matches } from "./log.js";
import * as eventRows from "./row.js";
import { RowWindow } from "./rowWindow.js";
import { say } from "./words.js";

/** After a change the page is left alone for so many times as long as that took, for scrolling and typing. */
const REST = 3;

/**
 * The journal as a list. However fast entries come, the page changes once per frame, and less often where that is much work.
 * Follows the newest row unless a row is selected or the person scrolled up. Event: select (detail: entry or null).
 */
export class Timeline extends EventTarget {
  #journal;
  #box = byId("timeline-scroll");
  #list = byId("timeline");
  #follower = new Follower(this.#box, this.#list, byId("follow"));
  #listBox = new ListBox(this.#list, () => this.shown);
  #rows;
  #stale = new Set();
  #shown = null;
  #filter = "";
  #frame = null;
  #timer = null;
  #restsUntil = 0;
  #listening = null;
  #hearing = null;
  #noun;
  #resized = new ResizeObserver(() => this.#onResize());

  /** `row` makes the rows, as row.js does; `noun` is what the catalogue calls one of them. */
  constructor(journal, { row = eventRows, noun = "event" } = {}) {
    super();
    this.#journal = journal;
    this.#rows = new RowWindow(this.#box, this.#list, row.createRow);
    this.#noun = noun;
  }

  /** The entries that pass the filter, oldest first. */
  get shown() {
    this.#shown ??= this.#filter.trim() === ""
      ? this.#journal.entries
      : this.#journal.entries.filter((entry) => matches(entry, this.#filter));
    return this.#shown;
  }

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#listBox.start();
    this.#follower.start();
    this.#listBox.addEventListener("select", ({ detail }) => this.#onSelect(detail), { signal });
    this.#follower.addEventListener("return", () => this.#onReturn(), { signal });
    this.#box.addEventListener("scroll", () => this.#schedule(), { signal, passive: true });
    this.#list.addEventListener("rowheight", () => this.#schedule(), { signal });
    this.#resized.observe(this.#box);
    this.#hear();
  }

  stop() {
    this.#hearing?.abort();
    this.#listBox.stop();
    this.#follower.stop();
    this.#resized.disconnect();
    this.#listening?.abort();
    this.#listening = null;
    this.#unschedule();
  }

  get journal() {
    return this.#journal;
  }

  /** Shows another journal from now on. */
  show(journal) {
    this.#journal = journal;
    this.#hear();
    this.#listBox.select(null);
  }

  filter(words) {
    this.#filter = words;
    this.#change();
  }

  #hear() {
    this.#hearing?.abort();
    this.#hearing = new AbortController();
    const { signal } = this.#hearing;
    this.#journal.addEventListener("add", () => this.#change(), { signal });
    this.#journal.addEventListener("clear", () => this.#listBox.select(null), { signal });
    this.#journal.addEventListener("update", ({ detail }) => this.#onUpdate(detail), { signal });
    this.#change();
  }

  #onSelect(entry) {
    this.#shown = null;
    this.#follower.hold(entry !== null);
    if (entry !== null) {
      this.#rows.reveal(entry);
    }
    this.dispatchEvent(new CustomEvent("select", { detail: entry }));
    // At once: a reader is told of a row that has to be on the page.
    this.#render();
  }

  #onUpdate(entry) {
    this.#stale.add(entry);
    this.#change();
  }

  // The button goes once the newest row is seen, so the focus is handed to the list.
  #onReturn() {
    this.#listBox.select(null);
    this.#list.focus({ preventScroll: true });
  }

  #onResize() {
    this.#rows.measure();
    this.#schedule();
  }

  #change() {
    this.#shown = null;
    this.#schedule();
  }

  #schedule() {
    const rest = this.#restsUntil - performance.now();
    if (rest > 0) {
      this.#timer ??= setTimeout(() => this.#draw(), rest);
    } else {
      this.#draw();
    }
  }

  #draw() {
    this.#frame ??= requestAnimationFrame(() => this.#render());
  }

  #unschedule() {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#timer = null;
    this.#frame = null;
  }

  #render() {
    const begun = performance.now();
    this.#unschedule();
    if (this.#listBox.selected?.isDropped) {
      this.#listBox.select(null);
      return;
    }
    this.#rows.take(this.shown);
    this.#showCounts();
    this.#follower.follow();
    this.#rows.draw({ stale: this.#stale, selected: this.#listBox.selected, dropped: this.#journal.dropped });
    this.#stale.clear();
    this.#showSelected();
    const ended = performance.now();
    this.#restsUntil = ended + (ended - begun) * REST;
  }

  #showSelected() {
    const { selected } = this.#listBox;
    if (selected && this.#rows.has(selected)) {
      this.#list.setAttribute("aria-activedescendant", eventRows.rowId(selected));
    } else {
      this.#list.removeAttribute("aria-activedescendant");
    }
  }

  #showCounts() {
    const { entries, dropped } = this.#journal;
    const isFiltered = this.#filter.trim() !== "";
    const all = entries.length + dropped;
    write(byId("event-count"), isFiltered
      ? say(`timeline.filtered.${this.#noun}`, { shown: this.shown.length, count: all })
      : plural(all, this.#noun));
    byId("timeline-empty").hidden = entries.length > 0;
    byId("timeline-none").hidden = entries.length === 0 || this.shown.length > 0;
    byId("dropped").hidden = dropped === 0;
    write(byId("dropped"), say(`timeline.dropped.${this.#noun}`, { count: dropped, kept: entries.length }));
  }
}
