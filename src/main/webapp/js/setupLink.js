// A set-up in the fragment of a link, which browsers keep to themselves: no server is sent it. Pure functions.

import { quoted } from "./format.js";
import { BINARY_TYPES } from "./setup.js";
import { say } from "./words.js";

const MARK = "#setup?";
const NAMES = ["url", "protocols", "binaryType", "text", "hex"];
export const MESSAGE_LIMIT = 16 * 1024;

/** Half of a surrogate pair has no UTF-8; it goes as U+FFFD, as send() does it. */
const pair = (name, value) => `${name}=${encodeURIComponent(value.replace(/\p{Surrogate}/gu, "\ufffd"))}`;

/** The link to `page` that carries the set-up: { link, isCut }; a long message is left out, for programs cut long links. */
export function linkOf(page, { url, protocols, binaryType, message }) {
  const isCut = (message?.text.length ?? 0) > MESSAGE_LIMIT;
  const pairs = [
    pair("url", url),
    protocols.length ? pair("protocols", protocols.join(",")) : "",
    pair("binaryType", binaryType),
    message && !isCut ? pair(message.kind, message.text) : "",
  ].filter(Boolean);
  return { link: page.replace(/#.*$/s, "") + MARK + pairs.join("&"), isCut };
}

/** Reads a location's hash: null when it is no such link, else { setup, problem }, one of the two null. */
export function readLink(hash) {
  if (!hash.startsWith(MARK)) {
    return null;
  }
  const values = new Map();
  for (const part of hash.slice(MARK.length).split("&").filter(Boolean)) {
    const problem = take(part, values);
    if (problem) {
      return { setup: null, problem };
    }
  }
  const problem = explain(values);
  return problem ? { setup: null, problem } : { setup: setupOf(values), problem: null };
}

function take(part, values) {
  const at = part.indexOf("=");
  const name = at < 0 ? part : part.slice(0, at);
  if (!NAMES.includes(name)) {
    return say("link.part", { part: quoted(name), parts: NAMES.join(", ") });
  }
  if (values.has(name)) {
    return say("link.twice", { part: quoted(name) });
  }
  try {
    values.set(name, decodeURIComponent(part.slice(name.length + 1)));
    return "";
  } catch {
    return say("link.undecodable", { part: name, found: quoted(part.slice(name.length + 1)) });
  }
}

function explain(values) {
  if (!values.get("url")) {
    return say("link.no-url");
  }
  if (values.has("binaryType") && !BINARY_TYPES.includes(values.get("binaryType"))) {
    return say("link.binary-type", { found: quoted(values.get("binaryType")) });
  }
  return values.has("text") && values.has("hex") ? say("link.both") : "";
}

function setupOf(values) {
  const kind = ["text", "hex"].find((name) => values.has(name));
  return {
    url: values.get("url"),
    protocols: values.get("protocols") ? values.get("protocols").split(",") : [],
    binaryType: values.get("binaryType") ?? "blob",
    message: kind ? { kind, text: values.get(kind) } : null,
  };
}
