// Why the browser would refuse an input, in one sentence; "" when it would not.
// These functions only explain. What holds is what the WebSocket object itself says.

import { describeCloseCode, isAllowedInClose } from "./closecodes.js";
import { utf8Length } from "./frames.js";
import { quoted } from "./format.js";
import { say } from "./words.js";

const SCHEMES = new Set(["ws:", "wss:", "http:", "https:"]);
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const NO_TOKEN_CHARACTER = /[^!#$%&'*+\-.^_`|~0-9A-Za-z]/u;
const LOOPBACK = /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

export const REASON_LIMIT_BYTES = 123;

export function explainUrl(text, base) {
  let url;
  try {
    url = new URL(text, base);
  } catch {
    return `${quoted(text)} cannot be read as a URL; wanted is one like wss://host/path.`;
  }
  if (!SCHEMES.has(url.protocol)) {
    return `${quoted(text)} has the scheme ${quoted(url.protocol)}; wanted is ws: or wss: `
      + "(http: and https: are read as ws: and wss:).";
  }
  if (text.includes("#")) {
    return `${quoted(text)} has the fragment ${quoted(text.slice(text.indexOf("#")))}; `
      + "a WebSocket URL has none, so leave it out.";
  }
  return explainMixedContent(url, new URL(base));
}

function explainMixedContent(url, page) {
  const isInsecure = url.protocol === "ws:" || url.protocol === "http:";
  if (page.protocol !== "https:" || !isInsecure || LOOPBACK.test(url.hostname)) {
    return "";
  }
  return `${quoted(url.href)} is not encrypted, but this page came over https:; `
    + "a browser lets such a page open only wss: (it calls the rest mixed content).";
}

/** The names in a comma-separated field; an empty field offers nothing. */
export function splitProtocols(text) {
  return text.trim() === "" ? [] : text.split(",").map((name) => name.trim());
}

export function explainProtocols(names) {
  const seen = new Set();
  for (const name of names) {
    const problem = explainProtocol(name, seen);
    if (problem) {
      return problem;
    }
    seen.add(name);
  }
  return "";
}

function explainProtocol(name, seen) {
  if (name === "") {
    return "There is an empty name between the commas; wanted are names like chat.v2, chat.v1.";
  }
  if (!TOKEN.test(name)) {
    const [stranger] = name.match(NO_TOKEN_CHARACTER);
    const found = stranger === " " ? "a space" : quoted(stranger);
    return `${quoted(name)} holds ${found}; a subprotocol is one word of letters, digits `
      + "and !#$%&'*+-.^_`|~ only.";
  }
  return seen.has(name) ? `${quoted(name)} is offered twice; each subprotocol may be offered once.` : "";
}

/** What the close-code field means to the browser: absent, or a number. */
export const readCloseCode = (text) => (text.trim() === "" ? undefined : Number(text));

export function explainCloseCode(text, reason) {
  const code = readCloseCode(text);
  if (code === undefined) {
    return reason === "" ? "" : "A reason travels only behind a code; give 1000, or 3000 to 4999.";
  }
  if (isAllowedInClose(code)) {
    return "";
  }
  if (Number.isNaN(code)) {
    return `${quoted(text)} is no number; wanted is 1000, or 3000 to 4999.`;
  }
  const { name } = describeCloseCode(code);
  return `${quoted(text)} (${name}) is not for a page to send; close() takes 1000, or 3000 to 4999.`;
}

export function explainReason(reason) {
  const bytes = utf8Length(reason);
  return bytes <= REASON_LIMIT_BYTES
    ? ""
    : `The reason has ${bytes} bytes as UTF-8; a close frame holds at most ${REASON_LIMIT_BYTES}.`;
}

const LONGEST_TOPIC = 128;

/** Why this is no topic of /push; empty when it is one. */
export function explainTopic(topic) {
  const stranger = /[^A-Za-z0-9._~-]/u.exec(topic);
  if (topic === "") {
    return say("topic.wanted");
  }
  if (stranger) {
    return say("topic.stranger", { found: stranger[0], position: stranger.index + 1 });
  }
  if (topic === "." || topic === "..") {
    return say("topic.dots", { topic });
  }
  return topic.length > LONGEST_TOPIC ? say("topic.long", { count: topic.length, most: LONGEST_TOPIC }) : "";
}
