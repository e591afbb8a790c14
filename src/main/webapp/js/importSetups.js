// Set-ups as a file, both ways. Pure functions.

import { count, quoted } from "./format.js";
import { asSetup, faultsOfSetup, found, isObject, strangersIn } from "./setup.js";
import { explainName } from "./setupLists.js";

const KIND = "set-ups";
const VERSION = 1;
export const FILE_LIMIT_BYTES = 4 * 1024 * 1024;

export const exportText = ({ saved, history }) =>
  `${JSON.stringify({ duplex: KIND, version: VERSION, saved, history }, null, 2)}\n`;

export const explainSize = ({ name, size }) => (size <= FILE_LIMIT_BYTES ? ""
  : `${quoted(name)} has ${count(size)} bytes; wanted are at most ${count(FILE_LIMIT_BYTES)}, for a browser keeps no more.`);

/** Reads what exportText() wrote: { lists, faults }. With a fault there are no lists, so nothing comes in by half. */
export function readImport(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refused(`The file is no JSON (${error.message}); wanted is one that Export wrote.`);
  }
  if (!isObject(value) || value.duplex !== KIND) {
    const kind = isObject(value) ? `the member “duplex” is ${found(value.duplex)}` : `it is ${found(value)}`;
    return refused(`The file holds no set-ups: ${kind}; wanted is an object with "duplex": "${KIND}", as Export writes it.`);
  }
  if (value.version !== VERSION) {
    return refused(`The file's version is ${found(value.version)}; wanted is ${VERSION}, the only one that is known here.`);
  }
  const faults = [
    ...strangersIn(value, "The file", ["duplex", "version", "saved", "history"]),
    ...faultsOfList(value.saved, "saved", true), ...faultsOfList(value.history, "history", false),
  ];
  return faults.length > 0 ? { lists: null, faults } : { lists: listsOf(value), faults };
}

const refused = (sentence) => ({ lists: null, faults: [sentence] });

function faultsOfList(list, where, isNamed) {
  if (!Array.isArray(list)) {
    return [`${where} is ${found(list)}; wanted is a list, empty for none.`];
  }
  return list.flatMap((entry, index) => [
    ...faultsOfSetup(entry, `${where}[${index}]`, isNamed ? ["name"] : []),
    ...(isNamed ? faultsOfName(entry?.name, `${where}[${index}].name`) : []),
  ]);
}

function faultsOfName(name, where) {
  if (typeof name !== "string") {
    return [`${where} is ${found(name)}; wanted is a text.`];
  }
  const problem = explainName(name);
  return problem ? [`${where}: ${problem}`] : [];
}

const listsOf = ({ saved, history }) => ({
  saved: saved.map((setup) => ({ name: setup.name, ...asSetup(setup) })),
  history: history.map((setup) => ({ ...asSetup(setup), message: null })),
});
