// The log lines of the push page. Pure functions; an entry is shaped as in entries.js.

import { duration } from "./format.js";
import { Payload } from "./payload.js";
import { reasonOf } from "./reasons.js";
import { nameOf } from "./transports.js";
import { say } from "./words.js";

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
    payload, cursor: id, type, transport: nameOf(transport), late: latency?.isLate ? say("entry.waited", { late }) : late,
    tone: latency?.isLate ? "warn" : "", note: [type, id, nameOf(transport), late].filter(Boolean).join(" · "),
    facts: [
      ["id", id], [say("entry.type"), type || say("entry.none")],
      [say("entry.published"), say("entry.clock", { time: time.toISOString() })],
      [say("entry.latency"), latencyFact(latency)], [say("entry.transport"), nameOf(transport)],
      [say("entry.size"), payload.summary],
    ],
  });
}

function latencyFact(latency) {
  if (latency === null) {
    return say("entry.latency.unknown");
  }
  return say(latency.isLate ? "entry.latency.late" : "entry.latency.measured", {
    late: milliseconds(latency.milliseconds), error: milliseconds(latency.error),
  });
}

export function published({ topic, id, listeners, repeated, type, data }) {
  return entry("publish", topic, {
    payload: new Payload(data), cursor: id, type, transport: "POST",
    note: `${say("entry.note.published")} · ${listenersOf(listeners)}`, late: listeners > 0 ? "201" : "202",
    facts: [["id", id], [say("entry.type"), type || say("entry.none")], [say("entry.listeners"), listenersOf(listeners)],
      ...(repeated ? [[say("entry.repeated"), say("entry.repeated.why")]] : [])],
  });
}

/** The server counts those who hear at the node that was asked. */
export const listenersOf = (listeners) => (listeners === 0
  ? say("entry.stored")
  : say("entry.heard", { count: listeners }));

export const missed = (topic) => entry("missed", topic, {
  text: say("entry.missed"),
  note: "recovered: false", tone: "bad",
});

/** What is worth a line in the log of a change of state; null for the rest. */
export function changed({ topic, state, transport, before, why, retryMilliseconds, cursor }) {
  const line = (text, tone, note = "") => entry("state", topic, { text, tone, note, transport });
  const again = retryMilliseconds > 0
    ? say("entry.again", { duration: duration(retryMilliseconds) })
    : say("entry.at-once");
  switch (state) {
    case "live":
      return line(liveSentence(transport, before, cursor), "good", cursor);
    case "stalled":
      return line(say("entry.stalled", { why: reasonOf(why) }), "warn");
    case "waiting":
      return line(say("entry.lost", { transport, why: reasonOf(why), again }), "warn");
    case "refused":
      return line(say("entry.refused", { why: reasonOf(why) }), "bad");
    case "stopped":
      return line(cursor ? say("entry.stopped", { cursor }) : say("entry.stopped.empty"), "", cursor);
    default:
      return null;
  }
}

function liveSentence(transport, before, cursor) {
  if (before === null) {
    return say("entry.live", { transport });
  }
  return before === transport
    ? say("entry.goes-on", { transport, cursor })
    : say("entry.changed", { before, transport, cursor });
}
