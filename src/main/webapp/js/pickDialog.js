import { byId, element, tellField, write } from "./elements.js";
import { PickList } from "./pickList.js";
import { Sheet } from "./sheet.js";
import { say } from "./words.js";

/**
 * A dialog with things to fill in from and a name to keep the present one under; its elements' ids begin with `prefix`.
 * An item of a list may be `isNamed` (it can be renamed) and `isOwn` (it can be deleted).
 * Events: open, use, delete (detail: the item), save (detail: the name), rename (detail: { item, name }), undo.
 */
export class PickDialog extends EventTarget {
  #prefix;
  #sheet;
  #list;
  #name;
  #isRenaming = false;
  #listening = null;

  constructor(prefix) {
    super();
    this.#prefix = prefix;
    this.#sheet = new Sheet(`${prefix}-dialog`);
    this.#list = new PickList(this.#at("list"), this.#at("search"));
    this.#name = this.#at("name");
  }

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const on = (part, type, act) => this.#at(part).addEventListener(type, act, { signal });
    this.#sheet.start();
    this.#list.start();
    this.#list.addEventListener("select", ({ detail }) => this.#onSelect(detail), { signal });
    this.#list.addEventListener("pick", ({ detail }) => this.#emit("use", detail), { signal });
    on("use", "click", () => this.#emit("use", this.#list.selected));
    on("delete", "click", () => this.#delete());
    on("rename", "click", () => this.#rename());
    on("undo", "click", () => this.#emit("undo"));
    on("name", "input", () => this.#tellName(""));
    on("list", "keydown", (event) => this.#onKey(event));
    on("form", "submit", (event) => {
      event.preventDefault();
      if (this.#isRenaming) {
        this.#rename();
      } else {
        this.#emit("save", this.#name.value.trim());
      }
    });
  }

  stop() {
    this.#sheet.stop();
    this.#list.stop();
    this.#listening?.abort();
    this.#listening = null;
  }

  /** Opens it at the search field, or where a name is typed. */
  open(isToSave = false) {
    this.tell("");
    this.#at("search").value = "";
    this.#list.selected = null;
    this.#emit("open");
    this.#sheet.open();
    if (isToSave) {
      this.#name.focus();
    }
  }

  close() {
    this.#sheet.close();
  }

  show(groups) {
    this.#list.show(groups);
    this.#at("none").hidden = this.#list.selected !== null;
    const { activeElement } = document;
    if (this.#sheet.isOpen && (activeElement === document.body || activeElement.disabled || activeElement.hidden)) {
      // The button that was pressed is of no use any more.
      this.#at("list").focus();
    }
  }

  /** A sentence about what was done, and more in a list; with a way back when `canUndo`. The name has served. */
  tell(sentence, { tone = "", more = [], canUndo = false } = {}) {
    this.#isRenaming = false;
    this.#name.value = "";
    const place = this.#at("told");
    place.dataset.tone = tone;
    write(place, sentence);
    this.#at("more").replaceChildren(...more.map((line) => element("li", {}, line)));
    this.#at("undo").hidden = !canUndo;
    this.#tellName("");
  }

  /** The name is refused, for this reason. */
  refuseName(sentence) {
    write(this.#at("told"), "");
    this.#tellName(sentence);
    this.#name.focus();
  }

  #at(part) {
    return byId(`${this.#prefix}-${part}`);
  }

  #tellName(sentence) {
    tellField(this.#name, this.#at("name-error"), sentence);
  }

  #onSelect(item) {
    this.#at("use").disabled = item === null;
    this.#at("rename").disabled = !item?.isNamed;
    this.#at("delete").disabled = !item?.isOwn;
    this.#isRenaming = false;
  }

  #onKey(event) {
    if (event.key === "Delete") {
      this.#delete();
    } else if (event.key === "F2" && this.#list.selected?.isNamed) {
      event.preventDefault();
      this.#rename();
    }
  }

  /** The first time it offers the present name for change, the second time it asks for the new one. */
  #rename() {
    const { selected } = this.#list;
    const name = this.#name.value.trim();
    if (!this.#isRenaming && (name === "" || name === selected.title)) {
      this.tell(say("pick.rename.hint"));
      this.#isRenaming = true;
      this.#name.value = selected.title;
      this.#name.select();
      this.#name.focus();
    } else {
      this.#emit("rename", { item: selected, name });
    }
  }

  #delete() {
    if (this.#list.selected?.isOwn) {
      this.#emit("delete", this.#list.selected);
    }
  }

  #emit(type, detail = null) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
