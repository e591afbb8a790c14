// The server's side of an event, in words. Pure functions: what the server told in, cell out.
// A cell: title, note, tone, facts.

import { describeCloseCode } from "./closecodes.js";
import { explanationOf } from "./explanation.js";
import { count, duration, plural } from "./format.js";
import { say } from "./words.js";

const KINDS = ["text", "binary"];

const cell = (title, note, facts = [], tone = "") => ({ title, note, facts, tone });

const fact = (name) => say(`console.server.fact.${name}`);

const listed = (...parts) => parts.filter(Boolean).join(" · ");

const agreed = ({ subprotocol, extensions }) =>
  listed(subprotocol || say("console.no-subprotocol"), extensions.join(", ") || say("console.no-extension"));

const noneBecause = (why) => (why ? say("console.server.none-because", { why }) : say("console.server.none"));

const agreedFacts = ({ subprotocol, extensions, why }) => [
  [fact("subprotocol"), subprotocol || noneBecause(why)],
  [fact("extensions"), extensions.join(", ") || say("console.server.none")],
];

const trafficOf = ({ messages, bytes }) =>
  say("console.server.traffic", { messages: plural(messages, "message"), bytes });

const kindOf = ({ kind }) => (KINDS.includes(kind) ? say(`payload.type.${kind}`) : kind);

const messageNote = (event) => say("console.server.kind", { kind: kindOf(event), bytes: event.bytes });

const messageFacts = (event) => [
  [say("console.fact.message"), say("console.server.number", { number: event.number, kind: kindOf(event) })],
  [say("console.fact.size"), plural(event.bytes, "byte")],
];

/** Who or what ended a connection: the words that the server's `end` may be. */
const ENDS = [
  "client", "gone", "protocol", "done", "slow", "idle", "failed", "capacity", "stop", "refused", "unavailable",
];

const GOOD_ENDS = ["client", "done"];

/** From here on codes mean what the two sides agreed on (RFC 6455 section 7.4.2). */
const FIRST_OWN_CODE = 3000;

const isGood = ({ end, code }) => GOOD_ENDS.includes(end) || code >= FIRST_OWN_CODE;

/** In words, from an event `close`. */
export const endOf = ({ end }) => (ENDS.includes(end) ? say(`console.end.${end}`) : end);

function explained(refused) {
  const { meaning, cause } = explanationOf(refused);
  return [[fact("means"), meaning], [fact("cause"), cause]].filter(([, words]) => words);
}

const CELLS = {
  handshake: ({ method, target, http, remote, headers, linesLeftOut }) => cell(
    say("console.server.handshake"), say("console.server.from", { count: headers.length, remote }), [
      [fact("request"), `${method} ${target} ${http}`], [fact("from"), remote],
      ...headers.map(([name, value]) => [name, value]),
      ...(linesLeftOut ? [[fact("left-out"), say("console.server.left-out", { count: linesLeftOut })]] : []),
    ]),
  accepted: (event) => cell(say("console.server.accepted"), agreed(event), agreedFacts(event)),
  refused: (event) => cell(say("console.server.refused", { status: String(event.status) }), event.sentence, [
    [fact("status"), String(event.status)], [fact("broken"), event.broken.join(", ")], [fact("sentence"), event.sentence],
    ...explained(event),
  ], "bad"),
  open: (event) => cell("@OnOpen", agreed(event), agreedFacts(event)),
  message: (event) => cell("@OnMessage", messageNote(event), [
    ...messageFacts(event), [fact("parts"), say("console.server.parts", { count: event.parts })],
  ]),
  sent: (event) => cell(say("console.server.sent"), messageNote(event), messageFacts(event)),
  ping: () => cell("ping", say("console.server.ping")),
  pong: ({ ms, bytes }) => cell("pong", ms === undefined
    ? say("console.server.unasked", { size: plural(bytes, "byte") })
    : say("console.after", { time: duration(ms) })),
  error: (event) => cell("@OnError", listed(event.class, event.message), [
    [fact("exception"), event.class], [say("console.fact.message"), event.message ?? say("console.server.none")],
  ], "bad"),
  close: (event) => cell(`@OnClose ${event.code}`, listed(event.reason && `“${event.reason}”`, endOf(event)), [
    [fact("code"), `${event.code} ${describeCloseCode(event.code).name}`],
    [say("console.fact.reason"), event.reason || say("console.server.none")],
    [fact("why"), endOf(event)], [fact("lasted"), duration(event.ms ?? 0)],
    ...(event.in ? [[fact("received"), trafficOf(event.in)], [fact("sent"), trafficOf(event.out)]] : []),
  ], isGood(event) ? "" : "bad"),
  omitted: ({ events }) => cell(say("console.server.untold"), say("console.server.omitted", { count: events })),
  full: ({ sentence }) => cell(say("console.server.untold"), sentence, [], "warn"),
};

/** The cell of an event; what a newer server tells besides is shown by its name. */
export function serverCell(event) {
  const { title, note, facts, tone } = CELLS[event.type]?.(event) ?? cell(event.type, "");
  return { title, note, tone, facts: [...facts, [say("console.fact.connection"), event.c]] };
}

/** How much later the other side saw it; only when the clocks agree better than that. */
export function withDelay(server, milliseconds, error) {
  if (milliseconds < error || !Number.isFinite(error)) {
    return server;
  }
  const delay = duration(milliseconds);
  return {
    ...server,
    note: listed(server.note, `+${delay}`),
    facts: [...server.facts, [fact("delay"), say("console.server.delay", { delay, error: duration(error) })]],
  };
}

const WIRES = { ping: { way: "in", label: "ping" }, pong: { way: "out", label: "pong" } };

/** An entry for what only the server knows. */
export function serverOnly(event) {
  const server = serverCell(event);
  const isHidden = event.type in WIRES;
  return {
    kind: "server", title: "", text: "", note: isHidden ? say("console.server.hidden") : "", states: "",
    wire: lostWire(event) ?? WIRES[event.type] ?? null, tone: "", facts: [], payload: null, server,
  };
}

// The browser has closed before this came.
const lostWire = ({ type, bytes }) =>
  (type === "sent" ? { way: "in", label: `${count(bytes)} B`, tone: "bad", isCut: true } : null);

/** While a connection that the browser gave up lives on at the server. */
export const STILL_OPEN = cell(say("console.server.open"), say("console.server.open.why"), [], "warn");

/** The request never came, though the server is heard. */
export const UNSEEN = cell(say("console.server.unseen"), say("console.server.unseen.why"), [
  [fact("means"), say("console.server.unseen.means")],
], "bad");

/** Not an endpoint of this server that tells. */
export const UNTRACED = cell("", say("console.server.untraced"));
