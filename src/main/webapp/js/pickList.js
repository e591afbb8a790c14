import { byId, element } from "./elements.js";

const PAGE_ROWS = 8;

/**
 * A list to pick one item from, and a field that searches it: arrows and Page move the selection from either, Home and End
 * in the list, by the ARIA list-box pattern. An item: { title, about, …whatever the owner needs }.
 * Events: select (detail: the item or null), pick (detail: the item; Enter or a double click).
 */
export class PickList extends EventTarget {
  selected = null;
  #list;
  #search;
  #groups = [];
  #shown = [];
  #listening = null;

  constructor(list, search) {
    super();
    this.#list = list;
    this.#search = search;
  }

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#search.addEventListener("input", () => this.#render(), { signal });
    this.#list.addEventListener("click", (event) => this.#onClick(event), { signal });
    this.#list.addEventListener("dblclick", () => this.#pick(), { signal });
    for (const place of [this.#list, this.#search]) {
      place.addEventListener("keydown", (event) => this.#onKey(event, place === this.#list), { signal });
    }
  }

  stop() {
    this.#listening?.abort();
    this.#listening = null;
  }

  /** Shows these groups, [{ label, items }], as far as the search lets them; what was at the selected place is selected. */
  show(groups) {
    const at = this.#shown.indexOf(this.selected);
    this.#groups = groups;
    this.#render(Math.max(at, 0));
  }

  #render(at = 0) {
    const words = this.#search.value.trim().toLowerCase();
    const matches = ({ title, about }) => `${title} ${about}`.toLowerCase().includes(words);
    const found = this.#groups.map(({ label, items }) => ({ label, items: items.filter(matches) }))
      .filter(({ items }) => items.length > 0);
    this.#shown = found.flatMap(({ items }) => items);
    let number = 0;
    this.#list.replaceChildren(...found.map(({ label, items }) => element("div", { role: "group", "aria-label": label },
      element("p", { class: "group", "aria-hidden": "true" }, label), ...items.map((item) => this.#row(item, number++)))));
    this.#select(this.#shown[Math.min(at, this.#shown.length - 1)] ?? null);
  }

  #row({ title, about }, number) {
    return element("div", { role: "option", id: `${this.#list.id}-${number}`, "aria-selected": "false" },
      element("b", {}, title), element("small", {}, about));
  }

  #rowOf(item) {
    return item && byId(`${this.#list.id}-${this.#shown.indexOf(item)}`);
  }

  #select(item) {
    this.#rowOf(this.selected)?.setAttribute("aria-selected", "false");
    this.selected = item;
    const row = this.#rowOf(item);
    row?.setAttribute("aria-selected", "true");
    row?.scrollIntoView({ block: "nearest" });
    for (const place of [this.#list, this.#search]) {
      place.setAttribute("aria-activedescendant", row?.id ?? "");
    }
    this.dispatchEvent(new CustomEvent("select", { detail: item }));
  }

  #pick() {
    if (this.selected) {
      this.dispatchEvent(new CustomEvent("pick", { detail: this.selected }));
    }
  }

  #onClick(event) {
    const row = event.target.closest('[role="option"]');
    const item = this.#shown.find((candidate) => this.#rowOf(candidate) === row);
    if (item) {
      this.#select(item);
    }
  }

  #onKey(event, isInList) {
    const at = this.#shown.indexOf(this.selected);
    const last = this.#shown.length - 1;
    const steps = { ArrowUp: at - 1, ArrowDown: at + 1, PageUp: at - PAGE_ROWS, PageDown: at + PAGE_ROWS };
    const ends = isInList ? { Home: 0, End: last } : {};
    const to = { ...steps, ...ends }[event.key];
    if (event.key === "Enter") {
      event.preventDefault();
      this.#pick();
    } else if (to !== undefined && last >= 0) {
      event.preventDefault();
      this.#select(this.#shown[Math.min(Math.max(to, 0), last)]);
    }
  }
}
