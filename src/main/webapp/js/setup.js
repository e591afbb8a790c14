// A set-up is what makes a connection: { url, protocols, binaryType, message }.
// Its message is null, or { kind: "text" or "hex", text } as it stands in the field. Pure functions.

import { capped, quoted, visible } from "./format.js";

export const BINARY_TYPES = ["blob", "arraybuffer"];
export const MESSAGE_KINDS = ["text", "hex"];
const MEMBERS = ["url", "protocols", "binaryType", "message"];
const URL_LIMIT = 8192;

const isText = (value) => typeof value === "string";
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** A foreign value as a sentence shows it: found(undefined) is "missing". */
export const found = (value) => (value === undefined ? "missing" : visible(capped(JSON.stringify(value), 60)));

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
  protocols.length ? `offers ${protocols.join(", ")}` : "no subprotocol", binaryType, message ? "with a message" : "",
].filter(Boolean).join(" · ");

/** What keeps a foreign value from being a set-up, one sentence for each fault; `where` names the value. */
export function faultsOfSetup(value, where, alsoAllowed = []) {
  if (!isObject(value)) {
    return [`${where} is ${found(value)}; wanted is an object with url, protocols and binaryType.`];
  }
  const { url, protocols, binaryType, message } = value;
  return [
    ...strangersIn(value, where, [...MEMBERS, ...alsoAllowed]),
    isText(url) && url !== "" && url.length <= URL_LIMIT ? ""
      : `${where}.url is ${found(url)}; wanted is a text like wss://host/path, of at most ${URL_LIMIT} characters.`,
    Array.isArray(protocols) && protocols.every(isText) ? ""
      : `${where}.protocols is ${found(protocols)}; wanted is a list of names like ["chat.v2"], empty for none.`,
    BINARY_TYPES.includes(binaryType) ? ""
      : `${where}.binaryType is ${found(binaryType)}; wanted is "blob" or "arraybuffer".`,
    ...faultsOfMessage(message, `${where}.message`),
  ].filter(Boolean);
}

export function strangersIn(value, where, members) {
  return Object.keys(value).filter((key) => !members.includes(key))
    .map((key) => `${where} has the member ${quoted(key)}; wanted are only ${members.join(", ")}.`);
}

function faultsOfMessage(message, where) {
  if (message === undefined || message === null) {
    return [];
  }
  if (!isObject(message)) {
    return [`${where} is ${found(message)}; wanted is null, or an object with kind and text.`];
  }
  return [
    ...strangersIn(message, where, ["kind", "text"]),
    MESSAGE_KINDS.includes(message.kind) ? "" : `${where}.kind is ${found(message.kind)}; wanted is "text" or "hex".`,
    isText(message.text) ? "" : `${where}.text is ${found(message.text)}; wanted is a text.`,
  ];
}

/** The set-up within a value that has no faults. */
export const asSetup = ({ url, protocols, binaryType, message = null }) => ({
  url, protocols: [...protocols], binaryType, message: message && { kind: message.kind, text: message.text },
});
