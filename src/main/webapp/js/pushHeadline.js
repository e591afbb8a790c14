// The first sentence of the push page: what is so, in words. Pure.

import { reasonOf } from "./reasons.js";
import { nameOf } from "./transports.js";
import { say } from "./words.js";

/** `topics` are what the page hears. */
export function headline(topics) {
  if (topics.length === 0) {
    return say("push.headline.first");
  }
  return trouble(topics) ?? heard(topics);
}

function trouble(topics) {
  const { topic, state, why } = topics.find((one) => one.state === "refused")
    ?? topics.find((one) => one.state === "waiting" || one.state === "stalled") ?? {};
  switch (state) {
    case "refused":
      return say("push.headline.refused", { topic, why: reasonOf(why) });
    case "stalled":
      return say("push.headline.stalled", { topic });
    case "waiting":
      return say("push.headline.waiting", { topic });
    default:
      return null;
  }
}

function heard(topics) {
  const live = topics.filter(({ isLive }) => isLive);
  if (live.length === 0) {
    return topics.every(({ state }) => state === "stopped")
      ? say("push.headline.stopped")
      : say("push.headline.asking", { topics: topics.map(({ topic }) => topic).join(say("list.comma")) });
  }
  const ways = [...new Set(live.map(({ transport }) => nameOf(transport)))].join(say("list.and"));
  const names = live.length === 1 ? live[0].topic : say("push.headline.topics", { count: live.length });
  const number = topics.reduce((sum, one) => sum + one.count, 0);
  const gaps = topics.some(({ gaps: some }) => some > 0);
  return number === 0
    ? say("push.headline.empty", { names, ways })
    : say(gaps ? "push.headline.gaps" : "push.headline.whole", { count: number, names, ways });
}
