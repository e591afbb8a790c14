// The log lines of messages, out and in. Pure functions: event detail in, entry out; the shape is in entries.js.

import { headerBytes, wireBytes } from "./frames.js";
import { count, plural } from "./format.js";
import { Payload } from "./payload.js";
import { say } from "./words.js";

const entry = (kind, payload, more) => ({
  kind, title: kind, text: "", note: payload.summary, states: "", wire: null, tone: "", facts: [], payload, ...more,
});

/** A frame as its header and its payload: "6 + 13 B". */
export const frameLabel = (bytes, isFromClient) => `${headerBytes(bytes, isFromClient)} + ${count(bytes)} B`;

export function sent({ data, isDiscarded }, { isCompressed, readyState }) {
  const payload = new Payload(data);
  return isDiscarded ? discarded(payload, readyState) : transferred("send", payload, true, isCompressed);
}

export const received = ({ data }, { isCompressed }) =>
  transferred("message", new Payload(data), false, isCompressed);

function discarded(payload, readyState) {
  return entry("send", payload, {
    note: say("console.discarded"),
    tone: "bad",
    isLost: true,
    wire: { way: "out", label: say("console.wire.not-sent"), tone: "bad", isCut: true },
    facts: [
      [say("console.fact.type-and-size"), payload.summary],
      ["readyState", say("console.discarded.why", { state: readyState })],
    ],
  });
}

function transferred(kind, payload, isFromClient, isCompressed) {
  const { size, type, summary } = payload;
  const frame = (isFromClient ? "out" : "in") + (isCompressed ? "-compressed" : "");
  return entry(kind, payload, {
    wire: { way: isFromClient ? "out" : "in", label: frameLabel(size, isFromClient) },
    facts: [
      ["opcode", say(`console.opcode.${type}`)],
      [say("console.fact.type-and-size"), type === "text" ? `${summary} · ${plural(size, "byte")}` : summary],
      [say("console.fact.wire"), say(`console.frame.${frame}`, {
        header: headerBytes(size, isFromClient), payload: size, size: plural(wireBytes(size, isFromClient), "byte"),
      })],
    ],
  });
}
