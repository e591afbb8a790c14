// A check-up as a document and for programs. Pure.

import { recipesFor } from "./recipes.js";
import { say } from "./words.js";

const MARKS = { passed: "✓", warning: "!", failed: "✗", skipped: "–" };
const SHOWN_RECIPES = 3;

export const markOf = (state) => MARKS[state] ?? "…";

/** The one to mend first is the first; failures before warnings. */
export const findingsOf = (results) => ["failed", "warning"].flatMap((severity) =>
  [...results.values()].flatMap(({ findings }) => findings.filter((finding) => finding.severity === severity)));

export const verdictOf = (results) => {
  const findings = findingsOf(results);
  return findings.length ? say("check.findings", { count: findings.length }) : say("check.clean");
};

const cell = (text) => text.replaceAll("|", "\\|").replaceAll("<", "&lt;");

export function toMarkdown({ target, results, signs }) {
  const rows = [...results].map(([item, { state, measured }]) =>
    `| ${markOf(state)} | ${say(`check.item.${item}`)} | ${cell(measured)} |`);
  return [
    `# ${say("check.report", { target })}`, "", verdictOf(results), "", "| | | |", "|---|---|---|", ...rows,
    ...findingsOf(results).flatMap((finding) => sectionOf(finding, signs)), "",
  ].join("\n");
}

function sectionOf({ id, evidence }, signs) {
  const recipes = recipesFor(id, signs).slice(0, SHOWN_RECIPES).flatMap(({ product, versions, bites, where, lines,
    sources }) => [
    "", `**${product}${versions ? ` (${versions})` : ""}**: ${bites} ${where}`, "", "```", lines, "```", "",
    ...sources.map(({ url }) => `<${url}>`),
  ]);
  return ["", `## ${say(`finding.${id}`)}`, "",
    say(`finding.${id}.means`), "", ...evidence.map((line) => `- ${cell(line)}`), ...recipes];
}

/** As docs/check.md has it. */
export function toJson({ target, results, signs }) {
  const findings = findingsOf(results);
  return `${JSON.stringify({
    duplex: "check", version: 1, url: target, passed: findings.length === 0,
    checks: [...results].map(([check, { state, measured, facts, findings: found }]) => ({
      check, state, measured, facts, findings: found.map(({ id }) => id),
    })),
    findings: findings.map(({ id, severity, evidence }) => ({
      finding: id, severity, says: say(`finding.${id}`), means: say(`finding.${id}.means`), evidence,
      recipes: recipesFor(id, signs).map(({ id: recipe, product, lines, sources }) => ({
        id: recipe, product, lines, sources: sources.map(({ url }) => url),
      })),
    })),
    signs: [...signs].sort(),
  }, null, 2)}\n`;
}
