// A set-up is what makes a connection: { url, protocols, binaryType, message }.
// Its message is null, or { kind: "text" or "hex", text } as it stands in the field. Pure functions.

import { capped, quoted, visible } from "./format.js";
import { say } from "./words.js";

export const BINARY_TYPES = ["blob", "arraybuffer"];
export const MESSAGE_KINDS = ["text", "hex"];
const MEMBERS = ["url", "protocols", "binaryType", "message"];
const URL_LIMIT = 8192;

const isText = (value) => typeof value === "string";
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** A foreign value as a sentence shows it; what is undefined is told to be missing. */
export const found = (value) => (value === undefined
  ? say("fault.missing")
  : visible(capped(JSON.stringify(value), 60)));

/** The address that the browser makes of what was typed: http: is read as ws:, a path is one of this server. */
export function socketUrl(text, base) {
  const url = new URL(text, base);
  url.protocol = url.protocol.replace(/^http/, "ws");
  return url.href;
}

/** Two set-ups are the same when they open the same connection; what is sent on it does not count. */
export const isSameConnection = (one, other) =>
  one.url === other.url && one.binaryType === other.binaryType && String(one.protocols) === String(other.protocols);

export const isSameSetup = (one, other) => isSameConnection(one, other)
  && one.message?.kind === other.message?.kind && one.message?.text === other.message?.text;

/** Everything but the URL in one line, as a list shows it. */
export const describeSetup = ({ protocols, binaryType, message }) => [
  protocols.length ? say("console.offers", { names: protocols.join(", ") }) : say("console.no-subprotocol"),
  binaryType, message ? say("setups.message") : "",
].filter(Boolean).join(" · ");

/** What keeps a foreign value from being a set-up, one sentence for each fault; `where` names the value. */
export function faultsOfSetup(value, where, alsoAllowed = []) {
  if (!isObject(value)) {
    return [say("fault.setup", { where, found: found(value) })];
  }
  const { url, protocols, binaryType, message } = value;
  return [
    ...strangersIn(value, where, [...MEMBERS, ...alsoAllowed]),
    isText(url) && url !== "" && url.length <= URL_LIMIT ? ""
      : say("fault.url", { where: `${where}.url`, found: found(url), most: String(URL_LIMIT) }),
    Array.isArray(protocols) && protocols.every(isText) ? ""
      : say("fault.protocols", { where: `${where}.protocols`, found: found(protocols) }),
    BINARY_TYPES.includes(binaryType) ? ""
      : say("fault.binary-type", { where: `${where}.binaryType`, found: found(binaryType) }),
    ...faultsOfMessage(message, `${where}.message`),
  ].filter(Boolean);
}

/** A sentence for each member that does not belong there; no `where` means the file itself. */
export function strangersIn(value, where, members) {
  return Object.keys(value).filter((key) => !members.includes(key)).map((key) =>
    say(where ? "fault.member" : "fault.file.member", { where, member: quoted(key), members: members.join(", ") }));
}

function faultsOfMessage(message, where) {
  if (message === undefined || message === null) {
    return [];
  }
  if (!isObject(message)) {
    return [say("fault.message", { where, found: found(message) })];
  }
  return [
    ...strangersIn(message, where, ["kind", "text"]),
    MESSAGE_KINDS.includes(message.kind) ? ""
      : say("fault.kind", { where: `${where}.kind`, found: found(message.kind) }),
    isText(message.text) ? "" : say("fault.text", { where: `${where}.text`, found: found(message.text) }),
  ];
}

/** The set-up within a value that has no faults. */
export const asSetup = ({ url, protocols, binaryType, message = null }) => ({
  url, protocols: [...protocols], binaryType, message: message && { kind: message.kind, text: message.text },
});
