import { addressOf, endOf, lost, messageOf } from "./answers.js";

const WAIT_SECONDS = 25;
const SLACK_MILLISECONDS = 15_000;

/** Asks again as soon as it is answered; the server answers when there is something. */
export const hearByLongPoll = (where, hearer, options) => hear(where, hearer, options, WAIT_SECONDS, 0);

/** Asks every so often. What was published meanwhile comes late, and most questions are for nothing. */
export const hearByPoll = (where, hearer, options) => hear(where, hearer, options, 0, options.pollMilliseconds);

function hear(where, hearer, { fetch = globalThis.fetch.bind(globalThis) }, wait, pause) {
  const control = new AbortController();
  const { signal } = control;
  repeat(where, hearer, { fetch, signal, wait, pause }).then(
    (end) => hearer.ends(end), (error) => hearer.ends(lost(error)));
  return () => control.abort();
}

async function repeat(where, hearer, { fetch, signal, wait, pause }) {
  let { after } = where;
  // The first is answered at once: the page wants to know where it stands.
  for (let isFirst = true; !signal.aborted; isFirst = false) {
    const response = await ask({ ...where, after }, isFirst ? 0 : wait, fetch, signal);
    const cursor = response.headers.get("Push-Cursor");
    if (!response.ok) {
      return endOf(response);
    }
    if (!cursor) {
      return { why: "the answer has no Push-Cursor: something on the way has answered, or drops it" };
    }
    const isRecovered = response.headers.get("Push-Recovered") === "true";
    const messages = response.status === 204 ? [] : await response.json();
    if (isFirst || !isRecovered) {
      hearer.begins(isRecovered, messages.length > 0 ? after : cursor);
    }
    messages.forEach((message) => hearer.hears(messageOf(message)));
    after = cursor;
    await sleep(messages.length > 0 || isFirst ? 0 : pause, signal);
  }
  return { why: "stopped" };
}

async function ask(where, wait, fetch, signal) {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(new Error("no answer in time")), wait * 1000 + SLACK_MILLISECONDS);
  const abort = () => limit.abort();
  signal.addEventListener("abort", abort);
  try {
    return await fetch(addressOf(where, { wait }), {
      headers: { Accept: "application/json" }, cache: "no-store", signal: limit.signal,
    });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", abort);
  }
}

function sleep(milliseconds, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}
