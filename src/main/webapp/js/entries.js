// One line of the log for each event of a connection. Pure functions: event detail in, entry out.
// An entry: kind, title, text or payload, note, states, wire { way, label, tone, isCut }, tone, facts.

import { describeCloseCode } from "./closecodes.js";
import { closePayloadBytes } from "./frames.js";
import { count, duration, plural } from "./format.js";
import { frameLabel } from "./messageEntries.js";
import { UNTRACED } from "./serverEntries.js";

export { received, sent } from "./messageEntries.js";

const entry = (kind, title, more) => ({
  kind, title, text: "", note: "", states: "", wire: null, tone: "", facts: [], payload: null, ...more,
});

const stateChange = ({ from, to }) => {
  if (from === to) {
    return "";
  }
  return from === null ? `readyState ${to}` : `readyState ${from} → ${to}`;
};

const reasonInQuotes = (reason) => (reason ? `“${reason}”` : "");

export function connecting(detail) {
  const { url, protocols, isTraced } = detail;
  return entry("connecting", "new WebSocket", {
    text: url,
    note: protocols.length ? `offers ${protocols.join(", ")}` : "offers no subprotocol",
    states: stateChange(detail),
    wire: { way: "out", label: "GET, Upgrade" },
    facts: [["url", url], ["subprotocols offered", protocols.join(", ") || "none"]],
    server: isTraced ? null : UNTRACED,
  });
}

export function opened(detail) {
  const { protocol, extensions, took } = detail;
  return entry("open", "open", {
    note: [protocol || "no subprotocol", extensions || "no extension", `after ${duration(took)}`].join(" · "),
    states: stateChange(detail),
    wire: { way: "in", label: "101 Switching" },
    facts: [
      ["protocol", protocol || "(empty) none agreed"], ["extensions", extensions || "(empty) none agreed"],
      ["time to open", duration(took)],
    ],
  });
}

export const rising = ({ amount }) => entry("buffered", "bufferedAmount", {
  note: `${count(amount)} B wait in the browser`,
  facts: [["waits", `${plural(amount, "byte")} that send() took and the network has not: the other side, or the way to it, is `
    + "slower than this page"]],
});

export const drained = ({ peak, took }) => entry("buffered", "bufferedAmount", {
  note: `0 B: drained after ${duration(took)}`,
  facts: [["most", plural(peak, "byte")], ["drained after", `${duration(took)}, looked at ten times a second`]],
});

export function closing(detail) {
  const { parameters, wasLive, wasOpen } = detail;
  const [code, reason = ""] = parameters;
  const bytes = closePayloadBytes(code, reason);
  let note = "this page asks to close";
  if (!wasLive) {
    note = "no effect: it is closing or closed already";
  } else if (!wasOpen) {
    note = "before it opened, so the browser gives up";
  }
  return entry("closing", `close(${code ?? ""})`, {
    text: reasonInQuotes(reason),
    note,
    states: stateChange(detail),
    wire: wasLive && wasOpen ? { way: "out", label: `close ${frameLabel(bytes, true)}` } : null,
  });
}

export const failed = () => entry("error", "error", {
  note: "the browser hides the reason by design",
  tone: "bad",
  facts: [["reason", "hidden: a page that saw it could explore the networks behind your firewall"]],
});

export function closed(detail) {
  const { code, reason, wasClean, age, took } = detail;
  const { name, meaning } = describeCloseCode(code);
  const lasted = age === null ? `never open, ${duration(took)}` : `open ${duration(age)}`;
  return entry("close", `close ${code}`, {
    text: reasonInQuotes(reason),
    note: [name, wasClean ? "clean" : "not clean", lasted].join(" · "),
    states: stateChange(detail),
    tone: wasClean ? "" : "bad",
    wire: closeWire(detail),
    facts: [
      ["code", `${code} ${name}`], ["meaning", meaning], ["reason", reason || "(empty) none given"],
      ["wasClean", wasClean ? "true: both sides said close" : "false: there was no closing handshake"],
      ["lasted", lasted],
    ],
  });
}

function closeWire({ code, reason, wasClean, age }) {
  if (wasClean) {
    return { way: "in", label: `close ${frameLabel(closePayloadBytes(code, reason), false)}` };
  }
  return { way: "in", label: age === null ? "never opened" : "no close frame", tone: "bad", isCut: true };
}

/** What the browser's API threw instead of doing it. */
export const refused = (call, error) => entry("refused", `${call} refused`, {
  text: error.name,
  note: error.message,
  tone: "bad",
  facts: [["the browser says", `${error.name}: ${error.message}`]],
});
