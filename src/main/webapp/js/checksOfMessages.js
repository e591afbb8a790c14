// Whether messages and goodbyes get to the server and back, how fast, and for how many at once. Each check takes the CheckSite
// and answers a result; none touches the page.

import { failure, passed, resultOf, skipped, warning } from "./checkResult.js";
import { CheckSocket } from "./checkSocket.js";
import { count, duration, quoted } from "./format.js";
import { say } from "./words.js";

const LINE = "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ-sent-again-and-again. ";
const KIBIBYTE = 1024;
const SIZES = [125, 126, 64 * KIBIBYTE, KIBIBYTE * KIBIBYTE, 16 * KIBIBYTE * KIBIBYTE];
/** What would take longer than this at the speed so far is left out. */
const LONGEST_SECONDS = 15;
const MESSAGE_MILLISECONDS = 60_000;
const PING_MILLISECONDS = 12_000;
const ECHOES = 200;
const WARM_UP = 5;
const LONGEST_LATENCY_MILLISECONDS = 4_000;
const SLOW_MILLISECONDS = 250;
const BURST = 50;

const closedBy = ({ closed }) => say("check.said.closed",
  { code: String(closed.code), reason: closed.reason ? quoted(closed.reason) : "" });

const nothing = (milliseconds) => say("check.said.silent", { time: duration(milliseconds) });

export async function compression(site) {
  const socket = await CheckSocket.open(site.socketUrl("ws"));
  if (!socket.isCompressed) {
    socket.close();
    return skipped(say("check.said.uncompressed"));
  }
  const message = LINE.repeat(100);
  socket.send(message);
  const heard = await socket.next();
  socket.close();
  if (heard?.data === message) {
    return passed(say("check.said.compressed", { bytes: message.length }), { bytes: message.length });
  }
  const why = heard?.closed ? closedBy(heard) : heard ? say("check.said.compressed.other") : nothing(10_000);
  return resultOf(say("check.said.compressed.not"), [failure("compression.broken", why)]);
}

const nameOf = (size, kind) => say(`check.kind.${kind}`, {
  size: size < KIBIBYTE ? `${size} B` : size < KIBIBYTE * KIBIBYTE ? `${size / KIBIBYTE} KiB`
    : `${size / KIBIBYTE / KIBIBYTE} MiB`,
});

function makeMessage(kind, size) {
  const bytes = Uint8Array.from({ length: size }, (_, i) => (kind === "text" ? 97 + (i % 26)
    : (i * 31 + Math.floor(i / 251)) & 255));
  return kind === "text" ? new TextDecoder().decode(bytes) : bytes;
}

const isSame = (sent, got) => (typeof sent === "string" ? sent === got
  : got instanceof ArrayBuffer && got.byteLength === sent.length && new Uint8Array(got).every((byte, i) => byte === sent[i]));

export async function sizes(site) {
  const whole = [];
  const left = [];
  for (const kind of ["text", "binary"]) {
    let bytesPerSecond = Infinity;
    for (const size of SIZES) {
      const name = nameOf(size, kind);
      if (size / bytesPerSecond > LONGEST_SECONDS) {
        left.push(name);
        continue;
      }
      const begun = performance.now();
      const finding = await echo(site, kind, size, name, whole.at(-1));
      if (finding) {
        return resultOf(say("check.said.sizes", { whole: whole.join(", ") || say("check.said.none") }), [finding], { whole });
      }
      whole.push(name);
      bytesPerSecond = size < SIZES[2] ? bytesPerSecond : size / ((performance.now() - begun) / 1000);
    }
  }
  const all = say("check.said.sizes", { whole: whole.join(", ") });
  return passed(left.length ? `${all} ${say("check.said.sizes.left", { left: left.join(", ") })}` : all,
    { whole, leftOut: left });
}

/** Null when it came back whole. */
async function echo(site, kind, size, name, before) {
  const message = makeMessage(kind, size);
  const socket = await CheckSocket.open(site.socketUrl("ws"));
  socket.send(message);
  const heard = await socket.next(MESSAGE_MILLISECONDS);
  socket.close();
  if (heard && "data" in heard) {
    return isSame(message, heard.data) ? null : failure("message.changed", say("check.said.changed", { name }));
  }
  const how = heard ? closedBy(heard) : nothing(MESSAGE_MILLISECONDS);
  return failure("message.limit", say("check.said.limit", { name, how }), say("check.said.limit.before", { name: before ??
    say("check.said.none") }));
}

/** Browsers send no pings; the server's they answer by themselves. */
export async function ping(site) {
  const socket = await CheckSocket.open(site.socketUrl("probe"));
  socket.send(JSON.stringify({ ping: "duplex-check", ref: 1 }));
  const heard = await socket.next(PING_MILLISECONDS);
  socket.close();
  const answer = heard?.data ? JSON.parse(heard.data) : {};
  if (answer.ms !== undefined) {
    return passed(say("check.said.ping", { time: duration(answer.ms) }), { serverMilliseconds: answer.ms });
  }
  const why = heard?.closed ? closedBy(heard) : answer.error?.message ?? nothing(PING_MILLISECONDS);
  return resultOf(say("check.said.ping.not"), [failure("ping.swallowed", say("check.said.ping.why", { why }))]);
}

export async function close(site) {
  const changed = [await closeFromServer(site), await closeFromHere(site)].filter(Boolean);
  return changed.length ? resultOf(say("check.said.close.not"), [failure("close.changed", ...changed)])
    : passed(say(site.isHeard ? "check.said.close" : "check.said.close.half"));
}

async function closeFromServer(site) {
  const socket = await CheckSocket.open(site.socketUrl("probe"));
  socket.send(JSON.stringify({ close: 4001, reason: "bye, there" }));
  const heard = await socket.next();
  const { code, reason } = heard?.closed ?? {};
  return code === 4001 && reason === "bye, there" ? ""
    : say("check.said.close.from-server", { got: heard?.closed ? closedBy(heard) : say("check.said.none") });
}

async function closeFromHere(site) {
  const socket = await CheckSocket.open(site.socketUrl(site.traced("ws", "close")));
  socket.close(4002, "bye, here");
  await socket.next();
  if (!site.isHeard) {
    return "";
  }
  const told = await site.await("close", ["close"], 5_000);
  return told?.code === 4002 && told.reason === "bye, here" ? ""
    : say("check.said.close.from-here", { got: told ? `${told.code} ${told.reason}` : say("check.said.none") });
}

export async function latency(site) {
  const socket = await CheckSocket.open(site.socketUrl("ws"));
  const times = [];
  const end = performance.now() + LONGEST_LATENCY_MILLISECONDS;
  for (let i = -WARM_UP; times.length < ECHOES && (i < 1 || performance.now() < end); i++) {
    const begun = performance.now();
    socket.send(JSON.stringify({ ping: i, from: "duplex" }));
    const heard = await socket.next();
    if (!heard || heard.closed) {
      return resultOf(say("check.said.broken"), [failure("check.broken", heard ? closedBy(heard) : nothing(10_000))]);
    }
    if (i >= 0) {
      times.push(performance.now() - begun);
    }
  }
  socket.close();
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.ceil(share * times.length) - 1)];
  const [p50, p95, p99] = [at(0.5), at(0.95), at(0.99)];
  const measured = say("check.said.latency",
    { p50: duration(p50), p95: duration(p95), p99: duration(p99), count: times.length });
  return resultOf(measured, p50 > SLOW_MILLISECONDS
    ? [warning("latency.slow", say("check.said.latency.slow", { time: duration(p50), most: duration(SLOW_MILLISECONDS) }))]
      : [],
  { p50, p95, p99, echoes: times.length });
}

export async function burst(site) {
  const begun = performance.now();
  const tries = await Promise.allSettled(Array.from({ length: BURST }, () => CheckSocket.open(site.socketUrl("ws"))));
  const open = tries.filter(({ status }) => status === "fulfilled");
  const took = performance.now() - begun;
  open.forEach(({ value }) => value.close());
  const measured = say("check.said.burst", { open: open.length, all: BURST, time: duration(took) });
  return resultOf(measured, open.length === BURST ? []
    : [failure("burst.limited", say("check.said.burst.lost", { count: BURST - open.length, all: count(BURST) }))],
  { opened: open.length, milliseconds: took });
}
