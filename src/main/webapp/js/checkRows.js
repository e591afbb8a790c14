import { copyText } from "./clipboard.js";
import { byId, element, write } from "./elements.js";
import { findingsOf, markOf } from "./checkReport.js";
import { recipesFor } from "./recipes.js";
import { tellOnButton } from "./told.js";
import { say } from "./words.js";

const SHOWN_RECIPES = 3;

/** The rows of a check-up: what was found with what mends it, and everything else below. Touches the page only. */
export class CheckRows {
  #findings = byId("findings");
  #rows = new Map();
  #signs = new Set();

  /** Begins anew, with a row for each item. */
  show(items, signs) {
    this.#signs = signs;
    this.#rows = new Map(items.map((item) => [item, rowOf(item)]));
    byId("checks").replaceChildren(...[...this.#rows.values()].map(({ row }) => row));
    this.showFindings(new Map());
  }

  begin(item) {
    this.#mark(item, "running", say("check.running"));
  }

  result(item, { state, measured }) {
    this.#mark(item, state, measured);
  }

  showFindings(results) {
    const findings = findingsOf(results);
    byId("findings-card").hidden = findings.length === 0;
    this.#findings.replaceChildren(...findings.map((finding) => articleOf(finding, this.#signs)));
    this.#tally("findings-failed", findings.filter(({ severity }) => severity === "failed").length, "check.count.failed");
    this.#tally("findings-warning", findings.filter(({ severity }) => severity === "warning").length, "check.count.warning");
    const states = [...results.values()].map(({ state }) => state);
    this.#tally("checks-passed", states.filter((state) => state === "passed").length, "check.count.passed");
  }

  #tally(id, number, key) {
    byId(id).hidden = number === 0;
    write(byId(id), say(key, { count: number }));
  }

  #mark(item, state, measured) {
    const { row, mark, said } = this.#rows.get(item);
    row.dataset.state = state;
    write(mark, markOf(state));
    mark.setAttribute("aria-label", say(`check.state.${state}`));
    write(said, measured);
  }
}

function rowOf(item) {
  const mark = element("span", { class: "mark", role: "img", "aria-label": say("check.state.waiting") }, markOf("waiting"));
  const said = element("span", { class: "said" });
  return {
    mark, said,
    row: element("li", { class: "check", "data-check": item, "data-state": "waiting" }, mark,
      element("h3", {}, say(`check.item.${item}`)), said),
  };
}

function articleOf({ id, severity, evidence }, signs) {
  const recipes = recipesFor(id, signs);
  const shown = recipes.slice(0, SHOWN_RECIPES);
  const others = [...new Set(recipes.slice(SHOWN_RECIPES).map(({ product }) => product))];
  return element("article", { class: "check finding", "data-finding": id, "data-state": severity },
    element("span", { class: "mark", role: "img", "aria-label": say(`check.state.${severity}`) }, markOf(severity)),
    element("h3", {}, say(`finding.${id}`)),
    element("div", { class: "more" },
      element("p", {}, say(`finding.${id}.means`)),
      element("ul", { class: "evidence" }, ...evidence.map((line) => element("li", {}, line))),
      ...shown.map((recipe, index) => recipeOf(recipe, index === 0)),
      ...(others.length ? [element("p", { class: "hint" }, say("check.more-recipes", { products: others.join(", ") }))] : [])));
}

function recipeOf({ product, versions, bites, symptom, where, lines, sources }, isOpen) {
  const copy = element("button", { type: "button", class: "button" }, say("check.copy-lines"));
  copy.addEventListener("click", async () => tellOnButton(copy, say(await copyText(lines) ? "copy.done" : "copy.refused")));
  return element("details", { class: "recipe", open: isOpen },
    element("summary", {}, versions ? `${product} (${versions})` : product),
    element("p", {}, bites), element("p", {}, symptom), element("p", {}, where),
    element("pre", { tabindex: "0", translate: "no" }, lines),
    element("p", { class: "row" }, copy, ...sources.map(({ title, url }) =>
      element("a", { href: url, target: "_blank", rel: "noreferrer" }, title))));
}
