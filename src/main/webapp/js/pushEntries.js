// The log lines of the push page. Pure functions; an entry is shaped as in entries.js.

import { duration } from "./format.js";
import { Payload } from "./payload.js";
import { nameOf } from "./transports.js";

const entry = (kind, title, more) => ({
  kind, title, text: "", note: "", states: "", wire: null, tone: "", facts: [], payload: null, cursor: "", type: "",
  transport: "", late: "", ...more,
});

/** A latency as people read it; the server's clock knows milliseconds, so less is not told. */
export const milliseconds = (value) => (value < 1 ? "< 1 ms" : duration(Math.round(value)).replace(".0 ms", " ms"));

/** `latency` is null when the server's clock is unknown. */
export function heard({ id, topic, type, time, data, transport }, latency) {
  const payload = new Payload(data);
  const late = latency === null ? "" : milliseconds(latency.milliseconds);
  return entry("message", topic, {
    payload, cursor: id, type, transport: nameOf(transport), late: latency?.isLate ? `waited ${late}` : late,
    tone: latency?.isLate ? "warn" : "", note: [type, id, nameOf(transport), late].filter(Boolean).join(" · "),
    facts: [
      ["id", id], ["type", type || "(none)"], ["published", `${time.toISOString()}, by the server's clock`],
      ["latency", latencyFact(latency)], ["transport", nameOf(transport)], ["size", payload.summary],
    ],
  });
}

function latencyFact(latency) {
  if (latency === null) {
    return "unknown: the server does not tell its time";
  }
  const measured = `${milliseconds(latency.milliseconds)} from being stored to being heard, ± ${milliseconds(latency.error)}`;
  return latency.isLate ? `${measured}; it was published before this stream began` : measured;
}

export function published({ topic, id, listeners, repeated, type, data }) {
  return entry("publish", topic, {
    payload: new Payload(data), cursor: id, type, transport: "POST",
    note: `published · ${listenersOf(listeners)}`, late: listeners > 0 ? "201" : "202",
    facts: [["id", id], ["type", type || "(none)"], ["listeners", listenersOf(listeners)],
      ...(repeated ? [["repeated", "this key was used before; nothing new was published"]] : [])],
  });
}

/** The server counts those who hear at the node that was asked. */
export const listenersOf = (listeners) => (listeners === 0
  ? "stored; nobody waits for it right now"
  : `heard by ${listeners} at this node`);

export const missed = (topic) => entry("missed", topic, {
  text: "messages are gone for good: the history no longer has what came behind the cursor",
  note: "recovered: false", tone: "bad",
});

/** What is worth a line in the log of a change of state; null for the rest. */
export function changed({ topic, state, transport, before, why, retryMilliseconds, cursor }) {
  const line = (text, tone, note = "") => entry("state", topic, { text, tone, note, transport });
  const again = retryMilliseconds > 0 ? `again in ${duration(retryMilliseconds)}` : "next way at once";
  switch (state) {
    case "live":
      return line(liveSentence(transport, before, cursor), "good", cursor);
    case "stalled":
      return line(`connected, but quiet: ${why}`, "warn");
    case "waiting":
      return line(`${transport} lost: ${why}; ${again}`, "warn");
    case "refused":
      return line(`refused: ${why}`, "bad");
    case "stopped":
      return line(`stopped after ${cursor || "nothing"}`, "", cursor);
    default:
      return null;
  }
}

function liveSentence(transport, before, cursor) {
  if (before === null) {
    return `heard by ${transport} from here on`;
  }
  return before === transport
    ? `goes on by ${transport} after ${cursor}`
    : `changed from ${before} to ${transport} after ${cursor}`;
}
