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
    return say("console.url.unreadable", { url: quoted(text) });
  }
  if (!SCHEMES.has(url.protocol)) {
    return say("console.url.scheme", { url: quoted(text), scheme: quoted(url.protocol) });
  }
  if (text.includes("#")) {
    return say("console.url.fragment", { url: quoted(text), fragment: quoted(text.slice(text.indexOf("#"))) });
  }
  return explainMixedContent(url, new URL(base));
}

function explainMixedContent(url, page) {
  const isInsecure = url.protocol === "ws:" || url.protocol === "http:";
  if (page.protocol !== "https:" || !isInsecure || LOOPBACK.test(url.hostname)) {
    return "";
  }
  return say("console.url.mixed", { url: quoted(url.href) });
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
    return say("console.protocols.empty");
  }
  if (!TOKEN.test(name)) {
    const [stranger] = name.match(NO_TOKEN_CHARACTER);
    const found = stranger === " " ? say("console.protocols.space") : quoted(stranger);
    return say("console.protocols.stranger", { name: quoted(name), found });
  }
  return seen.has(name) ? say("console.protocols.twice", { name: quoted(name) }) : "";
}

/** What the close-code field means to the browser: absent, or a number. */
export const readCloseCode = (text) => (text.trim() === "" ? undefined : Number(text));

export function explainCloseCode(text, reason) {
  const code = readCloseCode(text);
  if (code === undefined) {
    return reason === "" ? "" : say("console.close.reason-alone");
  }
  if (isAllowedInClose(code)) {
    return "";
  }
  if (Number.isNaN(code)) {
    return say("console.close.no-number", { code: quoted(text) });
  }
  const { name } = describeCloseCode(code);
  return say("console.close.foreign", { code: quoted(text), name });
}

export function explainReason(reason) {
  const bytes = utf8Length(reason);
  return bytes <= REASON_LIMIT_BYTES
    ? ""
    : say("console.close.long", { bytes, most: REASON_LIMIT_BYTES });
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
