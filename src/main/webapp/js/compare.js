// The compare page: makes its parts and wires them to each other.

import { PublishError } from "../duplex.js";
import { copyText } from "./clipboard.js";
import { CompareChart } from "./compareCharts.js";
import { LANES } from "./compareLanes.js";
import { ComparePlan } from "./comparePlan.js";
import { toJson, toMarkdown } from "./compareReport.js";
import { CompareSamples, latenessOf } from "./compareSamples.js";
import { COLUMNS, showTable } from "./compareTable.js";
import { resultSentence } from "./compareWords.js";
import { Comparison } from "./comparison.js";
import { byId, write } from "./elements.js";
import { duration } from "./format.js";
import { LaneCards } from "./laneCards.js";
import { LaneTally } from "./laneTally.js";
import { Leave } from "./leave.js";
import { reasonOf } from "./reasons.js";
import { describeServer, fetchServerInfo } from "./serverInfo.js";
import { tellOnButton } from "./told.js";
import { say } from "./words.js";

const SAMPLE_MILLISECONDS = 500;
const BEHIND_MILLISECONDS = 250;
const FORBIDDEN = 403;
const FIELDS = ["rate", "size", "seconds", "interval"];

/** How a value that is not offered is told. */
const LABELS = {
  rate: (value) => duration(1000 / value), size: (value) => `${value} B`, seconds: (value) => `${value} s`,
  interval: (value) => duration(Number(value)),
};

const ids = LANES.map(({ id }) => id);
const target = document.baseURI.replace(/[^/]*$/, "");
const leave = new Leave();
const cards = new LaneCards(ids);
const lateness = new CompareChart("lateness", { ids, isLogarithmic: true });
const taken = new CompareChart("taken", { ids });

const planOf = () => new ComparePlan(Object.fromEntries(FIELDS.map((id) => [id, Number(byId(id).value)])));
let comparison = null;
let samples = null;

/** From the address, so that a link carries it; what it names and is not offered is added. */
function readAddress() {
  const { searchParams } = new URL(location.href);
  for (const id of FIELDS) {
    const text = searchParams.get(id) ?? "";
    const { min, max } = byId(id).dataset;
    if (/^\d+(\.\d+)?$/.test(text) && Number(text) >= Number(min) && Number(text) <= Number(max)) {
      if (![...byId(id).options].some(({ value }) => value === text)) {
        byId(id).add(new Option(LABELS[id](text), text));
      }
      byId(id).value = text;
    }
  }
}

function show(isOver = false) {
  const lanes = [...comparison.lanes.values()];
  if (lanes.length === 0) {
    return;
  }
  cards.show(lanes, comparison.plan, isOver);
  lateness.show(latenessOf(comparison.plan, ids, comparison.lanes, comparison.published));
  taken.show(samples.of(byId("measure").value));
  showTable(lanes);
}

function sample() {
  if (comparison.begun !== null) {
    samples.take((performance.now() - comparison.begun) / 1000, comparison.lanes);
    write(byId("progress"), say("compare.progress", { count: comparison.published, all: comparison.plan.events }));
  }
  show();
}

async function start() {
  const plan = planOf();
  comparison = new Comparison(plan, { leave });
  samples = new CompareSamples(ids, {
    total: ({ total }) => total, heads: ({ heads }) => heads, payload: ({ payload }) => payload,
    requests: ({ requests }) => requests,
  });
  leave.token = byId("token").value.trim();
  write(byId("headline"), say("compare.headline.running", { rate: plan.rate }));
  write(byId("trouble"), "");
  tell(true);
  const timer = setInterval(sample, SAMPLE_MILLISECONDS);
  try {
    await comparison.run();
    write(byId("trouble"), troubleOf(comparison));
  } catch (error) {
    tellFailure(error);
  } finally {
    clearInterval(timer);
    tell(false);
  }
  write(byId("headline"), resultSentence([...comparison.lanes.values()]));
  sample();
  show(true);
}

function tellFailure(error) {
  const key = error instanceof PublishError ? "push.publish.failed" : "compare.failed";
  write(byId("trouble"), say(key, { why: reasonOf(error.message) }));
  byId("token-field").hidden &&= error.status !== FORBIDDEN;
}

function troubleOf({ wasHidden, behind }) {
  if (wasHidden) {
    return say("compare.hidden");
  }
  return behind > BEHIND_MILLISECONDS ? say("compare.behind", { milliseconds: Math.round(behind) }) : "";
}

function tell(isRunning) {
  write(byId("start"), say(isRunning ? "compare.stop" : "compare.start"));
  FIELDS.forEach((id) => { byId(id).disabled = isRunning; });
  ["copy-markdown", "copy-json"].forEach((id) => { byId(id).disabled = isRunning || comparison.lanes.size === 0; });
  byId("start").dataset.state = isRunning ? "running" : "over";
  byId("progress").hidden = !isRunning;
  byId("results").hidden = false;
  [lateness, taken].forEach((chart) => chart.start());
}

function linkOf() {
  const link = new URL(location.href);
  link.search = new URLSearchParams(FIELDS.map((id) => [id, byId(id).value]));
  link.hash = "";
  return link.href;
}

const reportOf = () => ({
  plan: comparison.plan, lanes: [...comparison.lanes.values()], heads: comparison.heads, target,
  userAgent: navigator.userAgent,
});

/** The button copies what `make` answers. */
function copies(id, make) {
  byId(id).addEventListener("click", async ({ currentTarget }) =>
    tellOnButton(currentTarget, say(await copyText(make()) ? "copy.done" : "copy.refused")));
}

readAddress();
cards.show(ids.map((id) => ({ id, state: "idle", tally: new LaneTally(), extensions: "" })), planOf(), false);
byId("start").addEventListener("click", () => (byId("start").dataset.state === "running" ? comparison.stop() : start()));
byId("measure").addEventListener("change", () => taken.show(samples.of(byId("measure").value)));
copies("copy-markdown", () => toMarkdown(reportOf(), COLUMNS));
copies("copy-json", () => toJson(reportOf()));
copies("copy-link", linkOf);
addEventListener("pagehide", () => comparison?.stop());

const recolour = () => !byId("results").hidden && [lateness, taken].forEach((chart) => chart.draw());
byId("theme").addEventListener("change", recolour);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);

const server = describeServer(await fetchServerInfo());
byId("server-chip").hidden = server === "";
write(byId("server-chip"), server);
