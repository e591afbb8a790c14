import { addressOf, endOf, lost, messageOf } from "./answers.js";
import { parseEvents } from "./events.js";
import { Watchdog } from "./watchdog.js";

/**
 * Hears a topic by server-sent events. Not by EventSource, which hides the status of a refusal, and comes back by a rule of
 * its own.
 *
 * @returns {() => void} to stop it
 */
export function hearBySse(where, hearer, { silenceMilliseconds, fetch = globalThis.fetch.bind(globalThis) }) {
  const control = new AbortController();
  const end = (reason) => {
    watchdog.stop();
    control.abort();
    hearer.ends(reason);
  };
  const watchdog = new Watchdog(silenceMilliseconds, () => end({
    why: `no sign of life for ${silenceMilliseconds / 1000} s`,
  }));
  read(where, hearer, { fetch, signal: control.signal, watchdog }).then(end, (error) => end(lost(error)));
  return () => {
    watchdog.stop();
    control.abort();
  };
}

async function read(where, hearer, { fetch, signal, watchdog }) {
  const response = await fetch(addressOf(where, { format: "json" }), {
    headers: { Accept: "text/event-stream" }, cache: "no-store", signal,
  });
  const type = response.headers.get("Content-Type") ?? "nothing";
  if (!response.ok) {
    return endOf(response);
  }
  if (!type.startsWith("text/event-stream")) {
    return { why: `the answer is ${type}, and no event stream: something on the way has answered` };
  }
  watchdog.start();
  for await (const { name, data } of parseEvents(response.body, () => watchdog.feed())) {
    tell(hearer, name, JSON.parse(data));
  }
  return { why: "the stream has ended" };
}

function tell(hearer, name, said) {
  if (name !== "push") {
    hearer.hears(messageOf(said));
  } else if (said.stalled === undefined) {
    hearer.begins(said.recovered, said.cursor);
  } else {
    hearer.stalls(said.stalled);
  }
}
