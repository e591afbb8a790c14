import { byId, element } from "./elements.js";
import { FIXED, keysOf, SHORTCUTS, shortcutFor } from "./shortcuts.js";
import { Sheet } from "./sheet.js";

const TYPED_IN = "input:not([type=checkbox], [type=radio], [type=button], [type=file]), textarea, select, [contenteditable]";

/** Listens to keys, and shows them in a dialog. They can be switched off, for single keys hinder who speaks to the computer. */
export class ShortcutsPanel {
  #shelf;
  #acts;
  #sheet = new Sheet("keys-dialog");
  #switch = byId("keys-on");
  #listening = null;

  /** `shelf` keeps whether they are on; `acts` has a function for each thing but click and focus that a key does. */
  constructor(shelf, acts) {
    this.#shelf = shelf;
    this.#acts = acts;
  }

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#sheet.start();
    byId("keys").addEventListener("click", () => this.#sheet.open(), { signal });
    this.#switch.addEventListener("change", () => { this.#shelf.value = this.#switch.checked; }, { signal });
    this.#shelf.addEventListener("change", () => this.#show(), { signal });
    document.addEventListener("keydown", (event) => this.#onKey(event), { signal });
    byId("keys-list").replaceChildren(...[...SHORTCUTS, ...FIXED].flatMap(({ key, shown = key, says }) => [
      element("dt", {}, element("kbd", {}, shown)), element("dd", {}, says),
    ]));
    this.#show();
  }

  stop() {
    this.#sheet.stop();
    this.#listening?.abort();
    this.#listening = null;
  }

  #show() {
    const isOn = this.#shelf.value;
    this.#switch.checked = isOn;
    for (const target of new Set([...SHORTCUTS, ...FIXED].map((shortcut) => shortcut.target))) {
      const keys = keysOf(target, isOn);
      if (keys) {
        byId(target).setAttribute("aria-keyshortcuts", keys);
      } else {
        byId(target).removeAttribute("aria-keyshortcuts");
      }
    }
  }

  #onKey(event) {
    const shortcut = shortcutFor(event, event.target.matches(TYPED_IN));
    if (!shortcut || !this.#shelf.value || document.querySelector("dialog[open]")) {
      return;
    }
    event.preventDefault();
    const act = this.#acts[shortcut.does] ?? (() => byId(shortcut.target)[shortcut.does]());
    act();
  }
}
