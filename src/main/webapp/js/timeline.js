import { byId, write } from "./elements.js";
import { Follower } from "./follower.js";
import { count, plural } from "./format.js";
import { ListBox } from "./listBox.js";
import { matches } from "./log.js";
import * as eventRows from "./row.js";

/**
 * The journal as a list. However fast entries come, the page changes once per frame.
 * Follows the newest row unless a row is selected or the person scrolled up. Event: select (detail: entry or null).
 */
export class Timeline extends EventTarget {
  #journal;
  #list = byId("timeline");
  #follower = new Follower(byId("timeline-scroll"), this.#list, byId("follow"));
  #box = new ListBox(this.#list, () => this.shown);
  #rows = new Map();
  #updated = new Set();
  #filter = "";
  #frame = null;
  #listening = null;
  #row;
  #noun;

  /** `row` makes and changes the rows, as row.js does; `noun` is what one of them is called. */
  constructor(journal, { row = eventRows, noun = "event" } = {}) {
    super();
    this.#journal = journal;
    this.#row = row;
    this.#noun = noun;
  }

  /** The entries on the page that pass the filter, oldest first. */
  get shown() {
    return this.#journal.entries.filter((entry) => this.#rows.has(entry.id) && matches(entry, this.#filter));
  }

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#box.start();
    this.#follower.start();
    this.#box.addEventListener("select", ({ detail }) => this.#onSelect(detail), { signal });
    this.#journal.addEventListener("add", () => this.#schedule(), { signal });
    this.#journal.addEventListener("clear", () => this.#box.select(null), { signal });
    this.#journal.addEventListener("update", ({ detail }) => this.#onUpdate(detail), { signal });
    this.#follower.addEventListener("return", () => this.#onReturn(), { signal });
    this.#schedule();
  }

  stop() {
    this.#box.stop();
    this.#follower.stop();
    this.#listening?.abort();
    this.#listening = null;
    cancelAnimationFrame(this.#frame);
    this.#frame = null;
  }

  filter(words) {
    this.#filter = words;
    this.#list.toggleAttribute("data-filtered", words.trim() !== "");
    for (const entry of this.#journal.entries) {
      this.#rows.get(entry.id)?.toggleAttribute("hidden", !matches(entry, words));
    }
    this.#schedule();
  }

  #onSelect(entry) {
    this.#follower.hold(entry !== null);
    this.dispatchEvent(new CustomEvent("select", { detail: entry }));
    this.#schedule();
  }

  // A row that is not on the page yet will be made with what is known then; in a hidden tab none is made.
  #onUpdate(entry) {
    if (this.#rows.has(entry.id)) {
      this.#updated.add(entry);
      this.#schedule();
    }
  }

  // The button goes once the newest row is seen, so the focus is handed to the list.
  #onReturn() {
    this.#box.select(null);
    this.#list.focus({ preventScroll: true });
  }

  #schedule() {
    this.#frame ??= requestAnimationFrame(() => this.#render());
  }

  #render() {
    this.#frame = null;
    this.#removeDropped();
    this.#appendNew();
    this.#updated.forEach((entry) => this.#row.updateRow(this.#rows.get(entry.id), entry));
    this.#updated.clear();
    this.#showCounts();
    this.#follower.follow();
  }

  #removeDropped() {
    const firstKept = this.#journal.entries[0]?.id ?? Infinity;
    for (const [id, row] of this.#rows) {
      if (id >= firstKept) {
        break;
      }
      row.remove();
      this.#rows.delete(id);
    }
    if (this.#box.selected?.id < firstKept) {
      this.#box.select(null);
    }
    this.#row.showWholeTime(this.#list.firstElementChild);
  }

  #appendNew() {
    const { entries } = this.#journal;
    const added = document.createDocumentFragment();
    for (let index = this.#rows.size; index < entries.length; index++) {
      const row = this.#row.createRow(entries[index], entries[index - 1]);
      row.hidden = !matches(entries[index], this.#filter);
      this.#rows.set(entries[index].id, row);
      added.append(row);
    }
    this.#list.append(added);
  }

  #showCounts() {
    const { entries, dropped } = this.#journal;
    const isFiltered = this.#filter.trim() !== "";
    const shown = isFiltered ? this.shown.length : entries.length;
    const all = plural(entries.length + dropped, this.#noun);
    write(byId("event-count"), isFiltered ? `${count(shown)} of ${all}` : all);
    byId("timeline-empty").hidden = entries.length > 0;
    byId("timeline-none").hidden = entries.length === 0 || shown > 0;
    byId("dropped").hidden = dropped === 0;
    write(byId("dropped"), `${plural(dropped, `older ${this.#noun}`)} dropped; the newest ${count(entries.length)} are kept.`);
  }
}
