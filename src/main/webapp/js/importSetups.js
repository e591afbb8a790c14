// Set-ups as a file, both ways. Pure functions.

import { quoted } from "./format.js";
import { asSetup, faultsOfSetup, found, isObject, strangersIn } from "./setup.js";
import { explainName } from "./setupLists.js";
import { say } from "./words.js";

const KIND = "set-ups";
const VERSION = 1;
export const FILE_LIMIT_BYTES = 4 * 1024 * 1024;

export const exportText = ({ saved, history }) =>
  `${JSON.stringify({ duplex: KIND, version: VERSION, saved, history }, null, 2)}\n`;

export const explainSize = ({ name, size }) => (size <= FILE_LIMIT_BYTES ? ""
  : say("fault.file.size", { name: quoted(name), size, most: FILE_LIMIT_BYTES }));

/** Reads what exportText() wrote: { lists, faults }. With a fault there are no lists, so nothing comes in by half. */
export function readImport(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refused(say("fault.file.json", { error: error.message }));
  }
  if (!isObject(value) || value.duplex !== KIND) {
    return refused(isObject(value)
      ? say("fault.file.kind", { found: found(value.duplex) })
      : say("fault.file.other", { found: found(value) }));
  }
  if (value.version !== VERSION) {
    return refused(say("fault.file.version", { found: found(value.version), version: VERSION }));
  }
  const faults = [
    ...strangersIn(value, "", ["duplex", "version", "saved", "history"]),
    ...faultsOfList(value.saved, "saved", true), ...faultsOfList(value.history, "history", false),
  ];
  return faults.length > 0 ? { lists: null, faults } : { lists: listsOf(value), faults };
}

const refused = (sentence) => ({ lists: null, faults: [sentence] });

function faultsOfList(list, where, isNamed) {
  if (!Array.isArray(list)) {
    return [say("fault.list", { where, found: found(list) })];
  }
  return list.flatMap((entry, index) => [
    ...faultsOfSetup(entry, `${where}[${index}]`, isNamed ? ["name"] : []),
    ...(isNamed ? faultsOfName(entry?.name, `${where}[${index}].name`) : []),
  ]);
}

function faultsOfName(name, where) {
  if (typeof name !== "string") {
    return [say("fault.text", { where, found: found(name) })];
  }
  const problem = explainName(name);
  return problem ? [say("fault.name", { where, problem })] : [];
}

const listsOf = ({ saved, history }) => ({
  saved: saved.map((setup) => ({ name: setup.name, ...asSetup(setup) })),
  history: history.map((setup) => ({ ...asSetup(setup), message: null })),
});
