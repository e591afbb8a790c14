// The person's set-ups: { saved: [{ name, …set-up }], history: [set-up] }, the newest first.
// Pure functions; what a person may be refused is answered as { lists, problem }, one of the two null.

import { quoted } from "./format.js";
import { asSetup, faultsOfSetup, isObject, isSameConnection, isSameSetup } from "./setup.js";
import { say } from "./words.js";

export const HISTORY_LIMIT = 50;
export const NAME_LIMIT = 80;
export const NOTHING = { saved: [], history: [] };

export const explainName = (name) => {
  if (name === "") {
    return say("name.empty");
  }
  return name.length <= NAME_LIMIT ? "" : say("name.long", { count: name.length, most: NAME_LIMIT });
};

const named = (lists, name) => lists.saved.find((setup) => setup.name === name);

/** The connection that was opened goes to the top of the history; the oldest is forgotten. */
export function remember(lists, setup) {
  const connection = { ...asSetup(setup), message: null };
  const others = lists.history.filter((other) => !isSameConnection(other, connection));
  return { ...lists, history: [connection, ...others].slice(0, HISTORY_LIMIT) };
}

export function save(lists, name, setup) {
  const taken = named(lists, name);
  if (explainName(name)) {
    return { lists: null, problem: explainName(name) };
  }
  if (taken) {
    const problem = say(isSameSetup(taken, setup) ? "setups.same" : "setups.taken", { name: quoted(name) });
    return { lists: null, problem };
  }
  return { lists: { ...lists, saved: [{ name, ...asSetup(setup) }, ...lists.saved] }, problem: null };
}

export function rename(lists, from, to) {
  if (explainName(to) || (to !== from && named(lists, to))) {
    return { lists: null, problem: explainName(to) || say("setups.taken.rename", { name: quoted(to) }) };
  }
  const saved = lists.saved.map((setup) => (setup.name === from ? { ...setup, name: to } : setup));
  return { lists: { ...lists, saved }, problem: null };
}

/** Without this one: of the saved ones when it has a name, else of the history. */
export const remove = (lists, setup) => (setup.name === undefined
  ? { ...lists, history: lists.history.filter((other) => !isSameConnection(other, setup)) }
  : { ...lists, saved: lists.saved.filter(({ name }) => name !== setup.name) });

/** Adds what came from elsewhere. Answers { lists, sentence }; the sentence tells what was here already. */
export function merge(lists, came) {
  let merged = lists;
  const tally = { saved: 0, same: 0, renamed: [], history: 0, known: 0, tooMany: 0 };
  for (const setup of [...came.saved].reverse()) {
    const name = freeName(merged, setup);
    if (name === null) {
      tally.same++;
    } else {
      merged = save(merged, name, setup).lists;
      tally.saved++;
      tally.renamed.push(...(name === setup.name ? [] : [
        say("setups.merged.as", { name: quoted(setup.name), now: quoted(name) }),
      ]));
    }
  }
  for (const setup of came.history) {
    if (merged.history.some((other) => isSameConnection(other, setup))) {
      tally.known++;
    } else if (merged.history.length < HISTORY_LIMIT) {
      merged = { ...merged, history: [...merged.history, setup] };
      tally.history++;
    } else {
      tally.tooMany++;
    }
  }
  return { lists: merged, sentence: tell(tally) };
}

/** The name itself, or one with a number behind it when another set-up has it; null when this very one is here. */
function freeName(lists, setup) {
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? "" : ` (${number})`;
    const name = setup.name.slice(0, NAME_LIMIT - suffix.length) + suffix;
    const taken = named(lists, name);
    if (!taken) {
      return name;
    }
    if (isSameSetup(taken, setup)) {
      return null;
    }
  }
}

const tell = ({ saved, same, renamed, history, known, tooMany }) => [
  say("setups.merged", { count: saved, history }),
  same + known > 0 ? say("setups.merged.duplicates", { count: same + known }) : "",
  tooMany > 0 ? say("setups.merged.too-many", { count: tooMany, most: HISTORY_LIMIT }) : "",
  renamed.length > 0 ? say("setups.merged.renamed", { names: renamed.join(say("list.comma")) }) : "",
].filter(Boolean).join(" ");

/** What can be used of a value that was kept; a stranger may have written it. */
export function readLists(value) {
  const usable = (list, hasName) => (Array.isArray(list) ? list : [])
    .filter((entry) => faultsOfSetup(entry, "", ["name"]).length === 0 && (!hasName || typeof entry.name === "string"));
  return isObject(value) ? { saved: usable(value.saved, true), history: usable(value.history, false) } : NOTHING;
}
