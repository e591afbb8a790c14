// The first sentence of the push page: what is so, in words. Pure.

import { count, plural } from "./format.js";
import { nameOf } from "./transports.js";

const FIRST = "Listen to a topic, publish on it, and watch every message arrive.";

/** `topics` are what the page hears. */
export function headline(topics) {
  if (topics.length === 0) {
    return FIRST;
  }
  return trouble(topics) ?? heard(topics);
}

function trouble(topics) {
  const { topic, state, why } = topics.find((one) => one.state === "refused")
    ?? topics.find((one) => one.state === "waiting" || one.state === "stalled") ?? {};
  switch (state) {
    case "refused":
      return `${topic} cannot be heard. ${why}`;
    case "stalled":
      return `${topic} is quiet: the server cannot reach its broker. Nothing is lost; it goes on by itself.`;
    case "waiting":
      return `${topic} is lost for the moment. It goes on by itself, after the last message that came.`;
    default:
      return null;
  }
}

function heard(topics) {
  const live = topics.filter(({ isLive }) => isLive);
  if (live.length === 0) {
    return topics.every(({ state }) => state === "stopped")
      ? "Stopped. Go on, and what was published meanwhile still comes."
      : `Asking for ${topics.map(({ topic }) => topic).join(", ")} …`;
  }
  const ways = [...new Set(live.map(({ transport }) => nameOf(transport)))].join(" and ");
  const names = live.length === 1 ? live[0].topic : `${count(live.length)} topics`;
  const number = topics.reduce((sum, one) => sum + one.count, 0);
  const gaps = topics.some(({ gaps: some }) => some > 0);
  return number === 0
    ? `Listening to ${names} by ${ways}. Nothing has come yet.`
    : `${plural(number, "message")} on ${names} by ${ways}, ${gaps ? "some were gone before they could be heard" : "none missed"}.`;
}
