// The log lines of messages, out and in. Pure functions: event detail in, entry out; the shape is in entries.js.

import { headerBytes, wireBytes } from "./frames.js";
import { count, plural } from "./format.js";
import { Payload } from "./payload.js";

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
    note: "discarded by the browser, without an error",
    tone: "bad",
    isLost: true,
    wire: { way: "out", label: "not sent", tone: "bad", isCut: true },
    facts: [["type and size", payload.summary], ["readyState", `${readyState}, so nothing goes out`]],
  });
}

function transferred(kind, payload, isFromClient, isCompressed) {
  const { size, type, summary } = payload;
  const mask = isFromClient ? " (4 of it the mask)" : "";
  const compressed = isCompressed ? "; before compression, so less may travel" : "";
  return entry(kind, payload, {
    wire: { way: isFromClient ? "out" : "in", label: frameLabel(size, isFromClient) },
    facts: [
      ["opcode", type === "text" ? "1, text" : "2, binary"],
      ["type and size", type === "text" ? `${summary} · ${plural(size, "byte")}` : summary],
      ["on the wire", `${headerBytes(size, isFromClient)} header${mask} + ${count(size)} payload = `
        + `${plural(wireBytes(size, isFromClient), "byte")} if sent as one frame${compressed}`],
    ],
  });
}
