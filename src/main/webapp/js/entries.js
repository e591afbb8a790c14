// One line of the log for each event of a connection. Pure functions: event detail in, entry out.
// An entry: kind, title, text or payload, note, states, wire { way, label, tone, isCut }, tone, facts.

import { describeCloseCode } from "./closecodes.js";
import { closePayloadBytes } from "./frames.js";
import { duration, plural } from "./format.js";
import { frameLabel } from "./messageEntries.js";
import { UNTRACED } from "./serverEntries.js";
import { say } from "./words.js";

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
    note: protocols.length ? say("console.offers", { names: protocols.join(", ") }) : say("console.offers.none"),
    states: stateChange(detail),
    wire: { way: "out", label: "GET, Upgrade" },
    facts: [["url", url], [say("console.fact.offered"), protocols.join(", ") || say("console.none")]],
    server: isTraced ? null : UNTRACED,
  });
}

export function opened(detail) {
  const { protocol, extensions, took } = detail;
  return entry("open", "open", {
    note: [
      protocol || say("console.no-subprotocol"), extensions || say("console.no-extension"),
      say("console.after", { time: duration(took) }),
    ].join(" · "),
    states: stateChange(detail),
    wire: { way: "in", label: "101 Switching" },
    facts: [
      ["protocol", protocol || say("console.empty.agreed")], ["extensions", extensions || say("console.empty.agreed")],
      [say("console.fact.opened"), duration(took)],
    ],
  });
}

export const rising = ({ amount }) => entry("buffered", "bufferedAmount", {
  note: say("console.rising", { amount }),
  facts: [[say("console.fact.waits"), say("console.rising.why", { count: amount })]],
});

export const drained = ({ peak, took }) => entry("buffered", "bufferedAmount", {
  note: say("console.drained", { time: duration(took) }),
  facts: [
    [say("console.fact.most"), plural(peak, "byte")],
    [say("console.fact.drained"), say("console.drained.how", { time: duration(took) })],
  ],
});

export function closing(detail) {
  const { parameters, wasLive, wasOpen } = detail;
  const [code, reason = ""] = parameters;
  const bytes = closePayloadBytes(code, reason);
  let note = "console.closing";
  if (!wasLive) {
    note = "console.closing.vain";
  } else if (!wasOpen) {
    note = "console.closing.early";
  }
  return entry("closing", `close(${code ?? ""})`, {
    text: reasonInQuotes(reason),
    note: say(note),
    states: stateChange(detail),
    wire: wasLive && wasOpen ? { way: "out", label: `close ${frameLabel(bytes, true)}` } : null,
  });
}

export const failed = () => entry("error", "error", {
  note: say("console.error"),
  tone: "bad",
  facts: [[say("console.fact.reason"), say("console.error.why")]],
});

export function closed(detail) {
  const { code, reason, wasClean, age, took } = detail;
  const { name, meaning } = describeCloseCode(code);
  const lasted = age === null
    ? say("console.lasted.never", { time: duration(took) })
    : say("console.lasted", { time: duration(age) });
  return entry("close", `close ${code}`, {
    text: reasonInQuotes(reason),
    note: [name, say(wasClean ? "console.clean" : "console.not-clean"), lasted].join(" · "),
    states: stateChange(detail),
    tone: wasClean ? "" : "bad",
    wire: closeWire(detail),
    facts: [
      ["code", `${code} ${name}`], [say("console.fact.meaning"), meaning],
      ["reason", reason || say("console.empty.given")],
      ["wasClean", say(wasClean ? "console.clean.true" : "console.clean.false")],
      [say("console.fact.lasted"), lasted],
    ],
  });
}

function closeWire({ code, reason, wasClean, age }) {
  if (wasClean) {
    return { way: "in", label: `close ${frameLabel(closePayloadBytes(code, reason), false)}` };
  }
  const label = say(age === null ? "console.wire.never-opened" : "console.wire.no-close");
  return { way: "in", label, tone: "bad", isCut: true };
}

/** What the browser's API threw instead of doing it. */
export const refused = (call, error) => entry("refused", say("console.refused", { call }), {
  text: error.name,
  note: error.message,
  tone: "bad",
  facts: [[say("console.fact.browser"), `${error.name}: ${error.message}`]],
});
