/** Tabs by the ARIA pattern: arrows, Home and End move; one tab stop. Event: change (detail: the tab's id). */
export class Tabs extends EventTarget {
  #list;
  #listening = null;

  constructor(list) {
    super();
    this.#list = list;
  }

  get selected() {
    return this.#list.querySelector('[aria-selected="true"]').id;
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

  select(id) {
    for (const tab of this.#tabs()) {
      const isSelected = tab.id === id;
      tab.setAttribute("aria-selected", String(isSelected));
      tab.tabIndex = isSelected ? 0 : -1;
      document.getElementById(tab.getAttribute("aria-controls")).hidden = !isSelected;
    }
    this.dispatchEvent(new CustomEvent("change", { detail: id }));
  }

  #tabs() {
    return [...this.#list.querySelectorAll('[role="tab"]')];
  }

  #onClick(event) {
    const tab = event.target.closest('[role="tab"]');
    if (tab) {
      this.select(tab.id);
    }
  }

  #onKey(event) {
    const tabs = this.#tabs();
    const at = tabs.findIndex((tab) => tab.id === this.selected);
    const steps = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
    if (!(event.key in steps)) {
      return;
    }
    event.preventDefault();
    const next = tabs.at(steps[event.key] % tabs.length);
    this.select(next.id);
    next.focus();
  }
}
