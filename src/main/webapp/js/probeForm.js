import { byId, element, tellField, write } from "./elements.js";
import { count } from "./format.js";
import { utf8Length } from "./frames.js";
import { rangeOf } from "./probeChecks.js";
import { FIELDS, VERBS } from "./probeFields.js";
import { Tabs } from "./tabs.js";
import { say } from "./words.js";

const idOf = (verb, name) => `probe-${verb}-${name}`;
const isNumber = ({ type }) => ["whole", "time", "code"].includes(type);

function limitOf(field, text) {
  const { type, most, unit } = field;
  if (type === "text") {
    return say("probe.limit.text", { found: count(utf8Length(text)), most });
  }
  return isNumber(field)
    ? say(`probe.limit.${unit ? "time" : "whole"}`, { ...rangeOf(field), unit })
    : "";
}

function inputOf({ type, name, options, value, usual }, attributes) {
  if (type === "choice") {
    return element("select", attributes,
      ...options.map((option) => element("option", { value: option }, say(`probe.option.${option}`))));
  }
  const inputMode = { whole: "numeric", code: "numeric", time: "decimal" }[type];
  return element("input", {
    ...attributes, name, type: "text", inputmode: inputMode, value, autocomplete: "off", spellcheck: "false",
    placeholder: usual === "" ? say(`probe.usual.${name}`) : null,
  });
}

function fieldOf(verb, field) {
  const id = idOf(verb, field.name);
  return element("div", { class: "field" },
    element("label", { for: id }, say(`probe.field.${field.name}`), " ",
      element("span", { class: "end", id: `${id}-limit` }, limitOf(field, field.value))),
    inputOf(field, { id, class: "mono", "aria-describedby": `${id}-error` }),
    element("p", { class: "error", id: `${id}-error`, role: "alert" }));
}

/** A tab and its fields for each verb of /probe. Event: change (something else is said now). */
export class ProbeForm extends EventTarget {
  #list = byId("probe-verbs");
  #panels = byId("probe-panels");
  #tabs = new Tabs(this.#list);
  #listening = null;

  get verb() {
    return this.#list.querySelector('[aria-selected="true"]').textContent;
  }

  /** From the name of each field of this verb to what stands in it. */
  get values() {
    return Object.fromEntries(FIELDS[this.verb].map((field) => {
      const { value } = byId(idOf(this.verb, field.name));
      return [field.name, isNumber(field) ? value.trim() : value];
    }));
  }

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    if (this.#list.children.length === 0) {
      VERBS.forEach((verb, at) => this.#build(verb, at === 0));
    }
    this.#tabs.start();
    this.#tabs.addEventListener("change", () => this.#onChange(), { signal });
    this.#panels.addEventListener("input", () => this.#onChange(), { signal });
    this.#panels.addEventListener("change", ({ target }) => this.#onChoice(target), { signal });
  }

  stop() {
    this.#tabs.stop();
    this.#listening?.abort();
    this.#listening = null;
  }

  /** Says each problem beside its field, and nothing beside the others. */
  tell(problems) {
    for (const { name } of FIELDS[this.verb]) {
      const id = idOf(this.verb, name);
      tellField(byId(id), byId(`${id}-error`), problems.get(name));
    }
  }

  focus(name) {
    byId(idOf(this.verb, name)).focus();
  }

  focusTab() {
    byId(this.#tabs.selected).focus();
  }

  #onChange() {
    this.tell(new Map());
    this.#measure();
    this.dispatchEvent(new CustomEvent("change"));
  }

  /** WebDriver chooses without an input event. */
  #onChoice({ localName }) {
    if (localName === "select") {
      this.#onChange();
    }
  }

  /** A text counts its bytes while it is typed. */
  #measure() {
    for (const field of FIELDS[this.verb].filter(({ type }) => type === "text")) {
      const id = idOf(this.verb, field.name);
      const { value } = byId(id);
      write(byId(`${id}-limit`), limitOf(field, value));
      byId(`${id}-limit`).dataset.tone = utf8Length(value) > field.most ? "bad" : "";
    }
  }

  #build(verb, isSelected) {
    const tab = `probe-tab-${verb}`;
    const panel = `probe-panel-${verb}`;
    this.#list.append(element("button", {
      type: "button", role: "tab", id: tab, "aria-selected": String(isSelected), "aria-controls": panel,
      tabindex: isSelected ? "0" : "-1",
    }, verb));
    this.#panels.append(element("div", {
      class: "verb", id: panel, role: "tabpanel", "aria-labelledby": tab, hidden: !isSelected,
    },
      element("p", { class: "hint" }, say(`probe.verb.${verb}`)),
      element("div", { class: "fields" }, ...FIELDS[verb].map((field) => fieldOf(verb, field)))));
  }
}
