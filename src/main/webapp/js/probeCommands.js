// The commands of /probe as text: built from fields, read back, and as the query of a URL. Pure functions.

import { COMMAND_LIMIT_CHARACTERS, FIELDS, VERBS } from "./probeFields.js";

const NUMBER = /^-?\d+(\.\d+)?$/;
const KINDS = {
  text: { send: "text" },
  utf8: { send: "text", content: "utf8" },
  binary: { send: "binary" },
};

/** What a field says, as JSON has it: a number where there is one, else the text as it stands. */
function valueOf({ type }, input) {
  const isNumber = type !== "text" && NUMBER.test(input.trim());
  return isNumber ? Number(input) : input;
}

function begin(verb, [field], values) {
  if (verb === "send") {
    return { ...KINDS[values.kind] };
  }
  if (verb === "echo") {
    return { echo: values.echo === "true" };
  }
  return { [verb]: field.name === verb ? valueOf(field, values[verb]) : true };
}

const isSaid = ({ name, usual }, verb, values) =>
  name !== verb && name !== "kind" && values[name] !== "" && values[name] !== usual;

/** The command of a verb and the texts of its fields. What the server takes anyway is left out. */
export function buildCommand(verb, values, ref) {
  const fields = FIELDS[verb];
  const command = begin(verb, fields, values);
  for (const field of fields.filter((each) => isSaid(each, verb, values))) {
    command[field.name] = valueOf(field, values[field.name]);
  }
  return JSON.stringify({ ...command, ref });
}

/** Whether /probe takes this message for a command; it counts all others. */
export const isCommand = (data) => typeof data === "string" && data.startsWith("{");

/** The object that a text means; null when it means none. */
export function readObject(text) {
  try {
    const read = text.length <= COMMAND_LIMIT_CHARACTERS ? JSON.parse(text) : null;
    return typeof read === "object" && !Array.isArray(read) ? read : null;
  } catch {
    // Half a command stands in the field all the time while it is typed.
    return null;
  }
}

/** The same text with another ref, where its ref is the old one; what else was written by hand stays as it is. */
export const withRef = (text, old, ref) =>
  text.replace(new RegExp(`("ref"\\s*:\\s*)${old}(?=\\s*[,}])`), (all, name) => name + ref);

const isPlain = (value) => value !== null && typeof value !== "object";

/** What stands behind the "?" to have this command begin at open; null when a query cannot say it. */
export function queryOf(text) {
  const said = Object.entries(readObject(text) ?? {}).filter(([name]) => name !== "ref");
  return said.length > 0 && said.every(([, value]) => isPlain(value))
    ? said.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&")
    : null;
}

/** The command in the query of a URL; null when there is none. */
export function commandOfQuery(url) {
  const command = Object.fromEntries(new URL(url).searchParams);
  return VERBS.some((verb) => verb in command) ? command : null;
}
