// Whether streams flow and polls may wait, how long a connection may be silent, and how long it may live. Each check takes the
// CheckSite, and those that take minutes an AbortSignal and the seconds; none touches the page.

import { failure, passed, resultOf, skipped } from "./checkResult.js";
import { CheckSite, pause } from "./checkSite.js";
import { CheckSocket } from "./checkSocket.js";
import { duration } from "./format.js";
import { say } from "./words.js";

const EVENTS = 5;
const APART_MILLISECONDS = 200;
const HEAD_MILLISECONDS = 3_000;
const LAST_MILLISECONDS = 2_000;
/** Events that come within this share of the time in which they were told came in a burst. */
const BURST_SHARE = 0.5;

const WAIT_SECONDS = 4;
const EARLY_SHARE = 0.9;

const STEPS = [5, 10, 20, 30, 55, 60, 100, 120, 240, 350, 600];
const GRACE_MILLISECONDS = 3_000;
const BUSY_MILLISECONDS = 500;

/** Counts the events of a stream as they come: { arrivals, ended } change while it is read. */
async function follow(answer, told) {
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (let { value, done } = await reader.read(); !done; { value, done } = await reader.read()) {
      for (let i = value.split("event: refused").length - 1; i > 0; i--) {
        told.arrivals.push(performance.now());
      }
    }
    told.ended = true;
  } catch {
    told.ended = true;
  }
}

export async function sse() {
  // With a topic of its own, whose history is empty.
  const site = new CheckSite();
  const ending = new AbortController();
  const told = { arrivals: [], ended: false };
  const timer = setTimeout(() => ending.abort(), HEAD_MILLISECONDS);
  let answer;
  try {
    answer = await site.fetch(site.topic, { accept: "text/event-stream", milliseconds: 30_000, signal: ending.signal });
  } catch {
    return resultOf(say("check.said.sse.not"), [failure("sse.buffered", say("check.said.sse.headless",
      { time: duration(HEAD_MILLISECONDS) }))]);
  }
  clearTimeout(timer);
  const type = answer.headers.get("Content-Type") ?? "";
  if (answer.status !== 200 || !type.startsWith("text/event-stream")) {
    ending.abort();
    return resultOf(say("check.said.sse.not"), [failure("sse.cut", say("check.said.sse.other",
      { status: String(answer.status), type }))]);
  }
  follow(answer, told);
  for (let i = 0; i < EVENTS; i++) {
    await site.fetch(site.traced("ws", `sse${i}`), { accept: "text/plain" });
    await pause(APART_MILLISECONDS);
  }
  const end = performance.now() + LAST_MILLISECONDS;
  while (told.arrivals.length < EVENTS && !told.ended && performance.now() < end) {
    await pause(20);
  }
  ending.abort();
  return flow(told);
}

function flow({ arrivals, ended }) {
  const values = { count: arrivals.length, all: EVENTS };
  if (arrivals.length < EVENTS) {
    return ended ? resultOf(say("check.said.sse.broken"), [failure("sse.cut", say("check.said.sse.ended", values))])
      : resultOf(say("check.said.sse.held"), [failure("sse.buffered", say("check.said.sse.waiting", values))]);
  }
  const spread = arrivals[EVENTS - 1] - arrivals[0];
  const sent = APART_MILLISECONDS * (EVENTS - 1);
  const measured = say("check.said.sse", { count: EVENTS, sent: duration(sent), came: duration(spread) });
  return resultOf(measured, spread < sent * BURST_SHARE ? [failure("sse.buffered", measured)] : [],
    { toldOverMilliseconds: sent, cameOverMilliseconds: spread });
}

export async function longpoll() {
  const site = new CheckSite();
  const begun = performance.now();
  try {
    const { status } = await site.fetch(`${site.topic}?wait=${WAIT_SECONDS}`, { milliseconds: WAIT_SECONDS * 2_000 });
    const took = performance.now() - begun;
    const measured = say("check.said.longpoll",
      { wait: duration(WAIT_SECONDS * 1000), status: String(status), time: duration(took) });
    const isWhole = status === 204 && took >= WAIT_SECONDS * 1000 * EARLY_SHARE;
    return resultOf(measured, isWhole ? [] : [failure("longpoll.cut", measured)], { status, milliseconds: took });
  } catch (error) {
    const after = duration(performance.now() - begun);
    return resultOf(say("check.said.longpoll.not"), [failure("longpoll.cut", say("check.said.longpoll.why",
      { time: after, why: error.message }))]);
  }
}

export async function idle(site, { seconds, signal }) {
  if (!seconds) {
    return skipped(say("check.said.idle.none"));
  }
  const steps = [...STEPS.filter((step) => step < seconds), seconds];
  const outcomes = await Promise.all(steps.map((step) => silence(site, step, signal)));
  if (signal.aborted) {
    return skipped(say("check.said.stopped"));
  }
  const at = outcomes.findIndex(({ cutAfter }) => cutAfter !== null);
  if (at < 0) {
    return passed(say("check.said.idle", { seconds }), { seconds });
  }
  const survived = steps[at - 1] ?? 0;
  const { cutAfter, isSeen, how } = outcomes[at];
  const where = isSeen ? say("check.said.idle.after", { seconds: Math.round(cutAfter) })
    : say("check.said.idle.between", { from: survived, to: steps[at] });
  return resultOf(where, [failure("idle.cut", `${where} (${how})`, say("check.said.idle.survived", { seconds: survived }))],
    { seconds: survived, cutAfterSeconds: cutAfter });
}

/** { cutAfter: seconds, or null when it was not; isSeen: whether the end was seen when it came; how: in words }. */
async function silence(site, seconds, signal) {
  const socket = await CheckSocket.open(site.socketUrl("probe"));
  const stop = () => socket.close();
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) {
    // While it was opening.
    stop();
  }
  const begun = performance.now();
  socket.send(JSON.stringify({ silent: seconds, ref: 1 }));
  const heard = await socket.next(seconds * 1000 + GRACE_MILLISECONDS);
  signal.removeEventListener("abort", stop);
  socket.close();
  if (heard?.data) {
    return { cutAfter: null, isSeen: true, how: "" };
  }
  return heard
    ? { cutAfter: (performance.now() - begun) / 1000, isSeen: true,
      how: say("check.said.closed", { code: String(heard.closed.code), reason: "" }) }
    : { cutAfter: seconds, isSeen: false, how: say("check.said.unheard") };
}

export async function lifetime(site, { seconds, signal }) {
  if (!seconds) {
    return skipped(say("check.said.lifetime.none"));
  }
  const socket = await CheckSocket.open(site.socketUrl("ws"));
  const begun = performance.now();
  while (performance.now() - begun < seconds * 1000 && !signal.aborted) {
    socket.send("tick");
    const heard = await socket.next();
    if (!heard || heard.closed) {
      const after = (performance.now() - begun) / 1000;
      const measured = say("check.said.lifetime.cut", { time: duration(after * 1000), apart: duration(BUSY_MILLISECONDS) });
      return resultOf(measured, [failure("lifetime.cut", measured)], { cutAfterSeconds: after });
    }
    await pause(BUSY_MILLISECONDS);
  }
  socket.close();
  return signal.aborted ? skipped(say("check.said.stopped")) : passed(say("check.said.lifetime", { seconds }), { seconds });
}
