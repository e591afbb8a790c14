// The check-up page: makes its parts and wires them to each other.

import { copyText } from "./clipboard.js";
import { findingsOf, toJson, toMarkdown } from "./checkReport.js";
import { CheckRows } from "./checkRows.js";
import { CheckUp, ITEMS } from "./checkUp.js";
import { byId, write } from "./elements.js";
import { duration } from "./format.js";
import { describeServer, fetchServerInfo } from "./serverInfo.js";
import { tellOnButton } from "./told.js";
import { say } from "./words.js";

const LONGEST_SECONDS = 600;

const rows = new CheckRows();
const target = document.baseURI.replace(/[^/]*$/, "");
let checkUp = null;
let begun = 0;

/** From the address, so that a link carries it; else none. */
function secondsOf(address) {
  const text = new URL(address).searchParams.get("idle") ?? "0";
  return /^\d{1,3}$/.test(text) && Number(text) <= LONGEST_SECONDS ? Number(text) : 0;
}

function showSeconds(seconds) {
  const select = byId("idle");
  if (![...select.options].some(({ value }) => value === String(seconds))) {
    select.add(new Option(say("check.idle.seconds", { seconds }), String(seconds)), 1);
  }
  select.value = String(seconds);
}

const reportOf = ({ results, site }) => ({ target, results, signs: site.signs });

function start() {
  checkUp?.stop();
  checkUp = new CheckUp();
  begun = performance.now();
  rows.show(ITEMS, checkUp.site.signs);
  write(byId("headline"), say("check.headline.running"));
  write(byId("about"), say("check.about.running", { target }));
  byId("skip").hidden = byId("idle").value === "0";
  for (const id of ["copy-markdown", "copy-json"]) {
    byId(id).disabled = true;
  }
  const { results } = checkUp;
  checkUp.addEventListener("begin", ({ detail }) => rows.begin(detail));
  checkUp.addEventListener("result", ({ detail: { item, result } }) => {
    rows.result(item, result);
    rows.showFindings(results);
    showVerdict(results, false);
  });
  checkUp.addEventListener("end", () => showEnd(results));
  checkUp.run(Number(byId("idle").value));
}

function showVerdict(results, isOver) {
  const [first] = findingsOf(results);
  if (first || isOver) {
    write(byId("headline"), first ? say(`finding.${first.id}`) : say("check.clean"));
  }
}

function showEnd(results) {
  rows.showFindings(results);
  showVerdict(results, true);
  write(byId("about"), say("check.about", { target, count: results.size, time: duration(performance.now() - begun) }));
  byId("skip").hidden = true;
  for (const id of ["copy-markdown", "copy-json"]) {
    byId(id).disabled = false;
  }
}

/** The button copies what `make` answers. */
function copies(id, make) {
  byId(id).addEventListener("click", async ({ currentTarget }) =>
    tellOnButton(currentTarget, say(await copyText(make()) ? "copy.done" : "copy.refused")));
}

function linkOf() {
  const link = new URL(location.href);
  link.search = new URLSearchParams({ idle: byId("idle").value });
  link.hash = "";
  return link.href;
}

showSeconds(secondsOf(location.href));
byId("again").addEventListener("click", start);
byId("skip").addEventListener("click", () => checkUp.skip());
copies("copy-markdown", () => toMarkdown(reportOf(checkUp)));
copies("copy-json", () => toJson(reportOf(checkUp)));
copies("copy-link", linkOf);
addEventListener("pagehide", () => checkUp?.stop());
start();

const server = describeServer(await fetchServerInfo());
byId("server-chip").hidden = server === "";
write(byId("server-chip"), server);
