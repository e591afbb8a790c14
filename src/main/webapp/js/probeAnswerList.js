import { byId, element } from "./elements.js";
import { capped, duration, visible } from "./format.js";
import { VERBS } from "./probeFields.js";
import { say } from "./words.js";

const SHOWN_CHARACTERS = 300;

function tableOf({ head, rows }) {
  const row = ([name, ...values]) => element("tr", {}, element("th", { scope: "row" }, name),
    ...values.map((value) => element("td", {}, value)));
  const headings = (head ?? []).map((name) => element(name ? "th" : "td", { scope: name ? "col" : null }, name));
  return element("table", { class: "report" },
    ...(head ? [element("thead", {}, element("tr", {}, ...headings))] : []),
    element("tbody", {}, ...rows.map(row)));
}

const verbOf = ({ command }) => VERBS.find((verb) => verb in (command ?? {})) ?? "/probe";

/** Writes an exchange into its item, which stays the same one. */
function fill(item, { text, words, took }) {
  const asked = text === ""
    ? element("p", { class: "asked" }, say("probe.answer.unasked"))
    : element("p", { class: "asked mono" }, visible(capped(text, SHOWN_CHARACTERS)));
  const answer = words
    ? element("p", { class: "answered" }, words.sentence, " ",
      element("small", {}, text === "" ? "" : say("probe.answer.after", { time: duration(took) })))
    : element("p", { class: "answered" }, say("probe.answer.waiting"));
  const table = words?.table ? [tableOf(words.table)] : [];
  item.dataset.tone = words?.tone ?? "wait";
  item.replaceChildren(asked, answer, ...table);
}

/** The exchanges with /probe, the newest first, each command with its answer under it; and what of it is spoken. */
export class ProbeAnswerList {
  #exchanges;
  #list = byId("probe-answers");
  #items = new Map();
  #listening = null;

  constructor(exchanges) {
    this.#exchanges = exchanges;
  }

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#exchanges.addEventListener("add", ({ detail }) => this.#add(detail), { signal });
    this.#exchanges.addEventListener("answer", ({ detail }) => this.#answer(detail), { signal });
    this.#exchanges.addEventListener("drop", ({ detail }) => this.#drop(detail), { signal });
  }

  stop() {
    this.#listening?.abort();
    this.#listening = null;
  }

  #add(exchange) {
    const item = element("li");
    fill(item, exchange);
    this.#items.set(exchange.id, item);
    this.#list.prepend(item);
    byId("probe-answers-empty").hidden = true;
  }

  #answer(exchange) {
    fill(this.#items.get(exchange.id), exchange);
    // Written even when it is the same sentence as before, for it is another answer.
    byId("probe-spoken").textContent = say("probe.spoken", {
      verb: verbOf(exchange), sentence: exchange.words.sentence,
    });
  }

  #drop({ id }) {
    this.#items.get(id)?.remove();
    this.#items.delete(id);
  }
}
