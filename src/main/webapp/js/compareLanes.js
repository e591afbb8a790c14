// The ways to hear events, each as a page would write it by hand; in the order in which they are told, by the names that the
// command line has for them. Each takes a LaneRun. They touch the network, never the page.

import { problemOf } from "../duplex/answers.js";
import { parseEvents } from "../duplex/events.js";
import { pause } from "./checkSite.js";
import { answerHeadBytes, chunkHeadBytes, frameHeadBytes, requestHeadBytes, upgradeHeadBytes } from "./headBytes.js";
import { say } from "./words.js";

const JSON_TYPE = "application/json";
const EVENTS_TYPE = "text/event-stream";
const WAIT_SECONDS = 25;

/** As many messages as one answer holds; then there may be more. */
const FULL = 100;

/** A close frame with a code: from here, which is masked, and the server's. */
const GOODBYE_BYTES = 8 + 4;

export const ACCEPTS = [JSON_TYPE, EVENTS_TYPE];

export const LANES = [
  { id: "polling-new", hear: (run) => hearByShortPolls(run, { wait: 0, connection: "close" }) },
  { id: "polling", hear: (run) => hearByShortPolls(run, { wait: 0 }) },
  { id: "long-polling", hear: hearByLongPolls },
  { id: "sse", hear: hearByEvents },
  { id: "websocket", hear: hearBySocket, isSocket: true },
];

/** Which lane a request to the topic belongs to, by its address; undefined for none, such as a publication. */
export function laneOf({ searchParams }) {
  if (!searchParams.has("wait")) {
    return searchParams.has("after") ? "sse" : undefined;
  }
  if (searchParams.get("wait") !== "0") {
    return "long-polling";
  }
  return searchParams.has("connection") ? "polling-new" : "polling";
}

async function ask(run, url, accept, credentials = "same-origin") {
  const answer = await fetch(url, { headers: { Accept: accept }, cache: "no-store", credentials, signal: run.signal });
  run.tally.asked(requestHeadBytes("GET", url, run.heads.of(accept)), answerHeadBytes(answer));
  if (!answer.ok) {
    throw new Error((await problemOf(answer)).sentence);
  }
  return answer;
}

/** Returns how many messages came, and the cursor that leads on. */
async function poll(run, after, parameters) {
  // Browsers keep connections without credentials apart: or it would take those that other lanes have left.
  const answer = await ask(run, run.address(after, parameters), JSON_TYPE, parameters.connection && "omit");
  const messages = answer.status === 204 ? [] : await answer.json();
  messages.forEach(({ data }) => run.arrives(data));
  run.tally.empty += messages.length === 0 ? 1 : 0;
  return { count: messages.length, cursor: answer.headers.get("Push-Cursor") ?? after };
}

/** At fixed times, the first in the middle of the first interval, so that events wait for half an interval on the average. */
async function hearByShortPolls(run, parameters) {
  if (parameters.connection && run.heads.isMultiplexed) {
    throw Object.assign(new Error(say("compare.impossible.new")), { isImpossible: true });
  }
  run.begins();
  let next = await run.begun + run.interval / 2;
  let cursor = "earliest";
  while (!run.isComplete && !run.signal.aborted) {
    await pause(next - performance.now());
    const { count, cursor: reached } = await poll(run, cursor, parameters);
    cursor = reached;
    next += count < FULL ? run.interval : 0;
  }
}

async function hearByLongPolls(run) {
  let cursor = "earliest";
  run.begins();
  while (!run.isComplete && !run.signal.aborted) {
    ({ cursor } = await poll(run, cursor, { wait: WAIT_SECONDS }));
  }
}

async function hearByEvents(run) {
  const { tally } = run;
  const answer = await ask(run, run.address("earliest"), EVENTS_TYPE);
  const isChunked = !run.heads.isMultiplexed && !answer.headers.has("Content-Length");
  run.isDecoded = answer.headers.has("Content-Encoding");
  run.begins();
  const counted = answer.body.pipeThrough(new TransformStream({
    transform(part, controller) {
      tally.body += part.byteLength;
      controller.enqueue(part);
    },
  }));
  let told = 0;
  for await (const { name, data } of parseEvents(counted)) {
    tally.framing += isChunked ? chunkHeadBytes(tally.body - told) : 0;
    told = tally.body;
    if (name === "") {
      run.arrives(data);
    }
    if (run.isComplete) {
      run.stop();
      return;
    }
  }
  throw new Error(say("compare.ended"));
}

function hearBySocket(run) {
  const { tally } = run;
  const url = run.address("earliest");
  url.protocol = url.protocol.replace("http", "ws");
  const socket = new WebSocket(url);
  const leave = () => socket.close(1000);
  run.signal.addEventListener("abort", leave);
  return new Promise((resolve, reject) => {
    socket.addEventListener("open", () => {
      run.extensions = socket.extensions;
      tally.asked(requestHeadBytes("GET", url, run.heads.socket), upgradeHeadBytes(socket.extensions));
      run.begins();
    });
    socket.addEventListener("message", ({ data }) => {
      tally.framing += frameHeadBytes(data.length);
      try {
        run.arrives(data);
      } catch (error) {
        reject(error);
      }
      if (run.isComplete) {
        leave();
      }
    });
    socket.addEventListener("close", ({ code, wasClean }) => {
      tally.framing += wasClean ? GOODBYE_BYTES : 0;
      if (run.isComplete || run.signal.aborted) {
        resolve();
      } else {
        reject(new Error(say(tally.requests > 0 ? "compare.closed" : "compare.unopened", { code: String(code) })));
      }
    });
  });
}
