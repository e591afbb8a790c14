// Messages to start from: built-in ones, and the person's own as { name, kind, text }. Pure functions.

import { quoted } from "./format.js";
import { formatHex } from "./hex.js";
import { MESSAGE_KINDS } from "./setup.js";
import { explainName } from "./setupLists.js";
import { say } from "./words.js";

const KIBIBYTE = 1024;
const LINE = "0123456789abcdef".repeat(4).slice(0, 63);

/** So many bytes of ASCII in lines of 64, which a person can count and a compressor can shrink. */
const filler = (bytes) => `${LINE}\n`.repeat(bytes / 64);

const builtIn = (name, about, kind, text) => ({ name, about, kind, text });

/** Each text is made when it is asked for, for one of them is large. */
export const BUILT_IN = [
  builtIn("JSON", say("template.about.json"), "text",
    () => JSON.stringify({ type: "greeting", from: "Ada", text: say("template.greeting") })),
  builtIn(say("template.ping"), say("template.about.ping"), "text",
    () => "{\"type\":\"ping\",\"n\":{n},\"at\":\"{now}\"}"),
  builtIn("UTF-8", say("template.about.utf"), "text", () => "1 a · 2 é · 3 € 你 · 4 😀 𝄞"),
  builtIn("1 KiB", say("template.about.small"), "text", () => filler(KIBIBYTE)),
  builtIn("64 KiB", say("template.about.long"), "text", () => filler(64 * KIBIBYTE)),
  builtIn("1 MiB", say("template.about.large"), "text", () => filler(KIBIBYTE * KIBIBYTE)),
  builtIn(say("template.bytes"), say("template.about.bytes"), "hex",
    () => formatHex(Uint8Array.from({ length: 256 }, (_, byte) => byte))),
];

const named = (list, name) => list.find((template) => template.name === name);
const clash = (list, name) => [...BUILT_IN, ...list].some((template) => template.name === name);

/** Answers { list, problem }, one of the two null. */
export function save(list, name, { kind, text }) {
  const problem = explainName(name) || explainClash(list, name);
  return problem ? { list: null, problem } : { list: [{ name, kind, text }, ...list], problem: null };
}

export function rename(list, from, to) {
  const problem = explainName(to) || (to === from ? "" : explainClash(list, to));
  const template = named(list, from);
  return problem ? { list: null, problem }
    : { list: list.map((other) => (other === template ? { ...template, name: to } : other)), problem: null };
}

export const remove = (list, name) => list.filter((template) => template.name !== name);

const explainClash = (list, name) => (clash(list, name) ? say("templates.taken", { name: quoted(name) }) : "");

/** What can be used of a value that was kept; a stranger may have written it. */
export const readTemplates = (value) => (Array.isArray(value) ? value : []).filter((template) =>
  typeof template?.name === "string" && MESSAGE_KINDS.includes(template.kind) && typeof template.text === "string");
