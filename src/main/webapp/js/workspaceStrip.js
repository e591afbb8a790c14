import { byId, element, write } from "./elements.js";
import { STATES } from "./connection.js";
import { say } from "./words.js";

const MOST = 20;

/**
 * The tabs of the console, by the ARIA pattern: arrows, Home and End move, Delete ends one.
 * Events: select (detail: the workspace), add, end (detail: the workspace).
 */
export class WorkspaceStrip extends EventTarget {
  #list = byId("workspaces");
  #add = byId("workspace-add");
  #tabs = new Map();
  #selected = null;
  #last = 0;
  #listening = null;

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#list.addEventListener("click", (event) => this.#onClick(event), { signal });
    this.#list.addEventListener("keydown", (event) => this.#onKey(event), { signal });
    this.#add.addEventListener("click", () => this.#emit("add"), { signal });
  }

  stop() {
    this.#listening?.abort();
    this.#listening = null;
  }

  /** A new tab at the end. */
  add(workspace) {
    const number = ++this.#last;
    const tab = element("button", {
      type: "button", role: "tab", id: `workspace-${number}`, "aria-controls": "bench", "aria-selected": "false", tabindex: "-1",
    }, element("i", { class: "dot", "aria-hidden": "true" }), element("span", { class: "number" }, String(number)),
    element("span", { class: "name" }), element("span", { class: "unseen" }));
    const end = element("button", { type: "button", class: "end-tab", tabindex: "-1", "aria-hidden": "true" }, "✕");
    this.#tabs.set(workspace, { tab, end, item: element("span", { class: "workspace", role: "presentation" }, tab, end) });
    this.#list.append(this.#tabs.get(workspace).item);
    workspace.addEventListener("change", () => this.#show(workspace));
    this.#show(workspace);
    this.#showRoom();
  }

  remove(workspace) {
    this.#tabs.get(workspace)?.item.remove();
    this.#tabs.delete(workspace);
    this.#showRoom();
  }

  /** Marks the tab as the selected one. */
  select(workspace) {
    this.#selected = workspace;
    for (const [each, { tab }] of this.#tabs) {
      tab.setAttribute("aria-selected", String(each === workspace));
      tab.tabIndex = each === workspace ? 0 : -1;
    }
  }

  /** Of the selected tab. */
  focus() {
    this.#tabs.get(this.#selected)?.tab.focus();
  }

  #show(workspace) {
    const known = this.#tabs.get(workspace);
    if (!known) {
      return;
    }
    const { tab, end } = known;
    const { name, state } = workspace;
    tab.dataset.state = state ?? "";
    write(tab.querySelector(".name"), name);
    write(tab.querySelector(".unseen"), state === null ? "" : say(`console.tab.state.${STATES[state].toLowerCase()}`));
    tab.title = say("console.tab.title", { name });
    end.title = say("console.tab.end", { name });
  }

  /** One tab stands alone without a way to end it; more than so many would help nobody. */
  #showRoom() {
    this.#list.toggleAttribute("data-single", this.#tabs.size === 1);
    this.#add.disabled = this.#tabs.size >= MOST;
  }

  #workspaceAt(target) {
    return [...this.#tabs].find(([, { item }]) => item.contains(target))?.[0] ?? null;
  }

  #onClick(event) {
    const workspace = this.#workspaceAt(event.target);
    if (workspace) {
      this.#emit(event.target.closest(".end-tab") ? "end" : "select", workspace);
    }
  }

  #onKey(event) {
    const all = [...this.#tabs.keys()];
    const at = all.indexOf(this.#selected);
    const steps = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
    if (event.key in steps) {
      event.preventDefault();
      this.#emit("select", all.at(steps[event.key] % all.length));
      this.focus();
    } else if (event.key === "Delete" && all.length > 1) {
      event.preventDefault();
      this.#emit("end", this.#selected);
      this.focus();
    }
  }

  #emit(type, detail = null) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
