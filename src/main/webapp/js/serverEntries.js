// The server's side of an event, in words. Pure functions: what the server told in, cell out.
// A cell: title, note, tone, facts.

import { describeCloseCode } from "./closecodes.js";
import { count, duration, plural } from "./format.js";

const cell = (title, note, facts = [], tone = "") => ({ title, note, facts, tone });

const listed = (...parts) => parts.filter(Boolean).join(" · ");

const agreed = ({ subprotocol, extensions }) =>
  listed(subprotocol || "no subprotocol", extensions.join(", ") || "no extension");

const agreedFacts = ({ subprotocol, extensions, why }) => [
  ["subprotocol", subprotocol || (why ? `(none) ${why}` : "(none)")], ["extensions", extensions.join(", ") || "(none)"],
];

const trafficOf = ({ messages, bytes }) => `${plural(messages, "message")}, ${count(bytes)} B`;

const messageNote = ({ kind, bytes }) => `${kind}, ${count(bytes)} B`;

/** Who or what ended a connection, by the word in the server's `end`. */
const ENDS = {
  client: "the client closed",
  gone: "cut: no close frame came from the client",
  protocol: "the client broke the protocol",
  done: "the endpoint closed",
  slow: "the client read too slowly",
  idle: "nothing came from the client for too long, not even a pong",
  failed: "a message could not be sent",
  capacity: "the server is full",
  stop: "the server stops",
  refused: "the endpoint closed with this code",
  unavailable: "the endpoint could not go on",
};

const GOOD_ENDS = ["client", "done"];

/** From here on codes mean what the two sides agreed on (RFC 6455 section 7.4.2). */
const FIRST_OWN_CODE = 3000;

const isGood = ({ end, code }) => GOOD_ENDS.includes(end) || code >= FIRST_OWN_CODE;

/** In words, from an event `close`. */
export const endOf = ({ end }) => ENDS[end] ?? end;

const CELLS = {
  handshake: (event) => cell("handshake", `${plural(event.headers.length, "header")} from ${event.remote}`, [
    ["request", `${event.method} ${event.target} ${event.http}`], ["from", event.remote],
    ...event.headers.map(([name, value]) => [name, value]),
    ...(event.linesLeftOut ? [["left out", plural(event.linesLeftOut, "more header")]] : []),
  ]),
  accepted: (event) => cell("accepted", agreed(event), agreedFacts(event)),
  refused: ({ status, rule, broken, sentence, cause }) => cell(`refused ${status}`, sentence, [
    ["status", String(status)], ["rules broken", broken.join(", ") || rule], ["sentence", sentence],
    ...(cause ? [["likely cause", cause]] : []),
  ], "bad"),
  open: (event) => cell("@OnOpen", agreed(event), agreedFacts(event)),
  message: (event) => cell("@OnMessage", messageNote(event), [
    ["message", `number ${count(event.number)}, ${event.kind}`], ["size", plural(event.bytes, "byte")],
    ["came in", plural(event.parts, "part")],
  ]),
  sent: (event) => cell("sent", messageNote(event), [
    ["message", `number ${count(event.number)}, ${event.kind}`], ["size", plural(event.bytes, "byte")],
  ]),
  ping: () => cell("ping", "keeps the path open; the browser answers by itself"),
  pong: ({ ms, bytes }) => cell("pong", ms === undefined ? `unasked for, ${plural(bytes, "byte")}` : `after ${duration(ms)}`),
  error: (event) => cell("@OnError", listed(event.class, event.message), [
    ["exception", event.class], ["message", event.message ?? "(none)"],
  ], "bad"),
  close: (event) => cell(`@OnClose ${event.code}`, listed(event.reason && `“${event.reason}”`, endOf(event)), [
    ["code", `${event.code} ${describeCloseCode(event.code).name}`], ["reason", event.reason || "(none)"],
    ["why", endOf(event)], ["was open", duration(event.ms ?? 0)],
    ...(event.in ? [["received", trafficOf(event.in)], ["sent", trafficOf(event.out)]] : []),
  ], isGood(event) ? "" : "bad"),
  omitted: ({ events }) => cell("not told", `${plural(events, "event")} came too fast to be told one by one`),
  full: ({ sentence }) => cell("not told", sentence, [], "warn"),
};

/** The cell of an event; what a newer server tells besides is shown by its name. */
export function serverCell(event) {
  const { title, note, facts, tone } = CELLS[event.type]?.(event) ?? cell(event.type, "");
  return { title, note, tone, facts: [...facts, ["connection", event.c]] };
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
    facts: [...server.facts, ["on the way", `${delay}; the clocks agree to ± ${duration(error)}`]],
  };
}

const WIRES = { ping: { way: "in", label: "ping" }, pong: { way: "out", label: "pong" } };

/** An entry for what only the server knows. */
export function serverOnly(event) {
  const server = serverCell(event);
  const isHidden = event.type in WIRES;
  return {
    kind: "server", title: "", text: "", note: isHidden ? "not visible to the browser" : "", states: "",
    wire: lostWire(event) ?? WIRES[event.type] ?? null, tone: "", facts: [], payload: null, server,
  };
}

// The browser has closed before this came.
const lostWire = ({ type, bytes }) =>
  (type === "sent" ? { way: "in", label: `${count(bytes)} B`, tone: "bad", isCut: true } : null);

/** While a connection that the browser gave up lives on at the server. */
export const STILL_OPEN = cell("still open", "the server does not know yet; its next ping will tell", [], "warn");

/** The request never came, though the server is heard. */
export const UNSEEN = cell("no request came", "something on the way answered, or dropped it", [
  ["what it means", "this server can be heard, but it has never seen this handshake: a proxy, a gateway or the browser "
    + "itself ended it before"],
], "bad");

/** Not an endpoint of this server that tells. */
export const UNTRACED = cell("", "cannot be asked: no endpoint of this Duplex");
