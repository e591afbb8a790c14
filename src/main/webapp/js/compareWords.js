// What a comparison means, in words. Pure.

import { count, duration } from "./format.js";
import { reasonOf } from "./reasons.js";
import { say } from "./words.js";

const STALE_MILLISECONDS = 100;
const STALE_TIMES = 5;

const PROTOCOLS = { "http/1.0": "HTTP/1.0", "http/1.1": "HTTP/1.1", h2: "HTTP/2", h3: "HTTP/3" };

export const nameOfLane = (id) => say(`compare.lane.${id}`);

/** As the browser tells it, in the RFCs' words. */
export const protocolName = (protocol) => PROTOCOLS[protocol] ?? protocol;

/** Short numbers with a digit behind the point. */
export const shortOf = (number) => count(number < 10 ? Math.round(number * 10) / 10 : Math.round(number));

/** What stands out in one lane among all: "least" bytes, "stale" events; "" for nothing. */
export function markOf(lane, lanes) {
  const told = lanes.filter(({ tally }) => tally.delivered > 0);
  if (lane.tally.delivered === 0 || told.length < 2) {
    return "";
  }
  const least = (valueOf) => Math.min(...told.map(({ tally }) => valueOf(tally)));
  if (lane.tally.bytesPerEvent === least(({ bytesPerEvent }) => bytesPerEvent)) {
    return "least";
  }
  const late = lane.tally.percentile(0.5);
  return late > Math.max(STALE_MILLISECONDS, STALE_TIMES * least((tally) => tally.percentile(0.5))) ? "stale" : "";
}

/** What the numbers of a lane mean; what keeps it from having any. */
export function sentenceOf({ id, state, why, tally, isDecoded, extensions }, plan) {
  if (state === "failed" || state === "impossible") {
    return state === "failed" ? say("compare.failed", { why: reasonOf(why) }) : why;
  }
  if (tally.delivered === 0) {
    return say(`compare.about.${id}`);
  }
  const head = Math.round(tally.heads / tally.requests);
  const values = {
    head, count: tally.requests, events: tally.delivered, opened: tally.connections, size: plan.size,
    share: Math.round(100 * tally.empty / tally.requests),
    around: shortOf(tally.bytesPerEvent - plan.size), wait: duration(plan.interval / 2),
    framing: id === "websocket" && plan.size <= 125 ? 2 : shortOf(tally.framing / tally.delivered),
  };
  const form = id.startsWith("polling") && tally.empty > 0 ? `compare.means.${id}.empty` : `compare.means.${id}`;
  return [
    say(form, values),
    isDecoded ? say("compare.decoded") : "",
    extensions.includes("permessage-deflate") ? say("compare.deflate") : "",
    state === "incomplete" ? say("compare.missing", { count: plan.events - tally.delivered }) : "",
  ].filter(Boolean).join(" ");
}

/** What has come out, in one sentence: the cheapest lane against the dearest one. */
export function resultSentence(lanes) {
  const told = lanes.filter(({ tally }) => tally.delivered > 0)
    .sort((a, b) => a.tally.bytesPerEvent - b.tally.bytesPerEvent);
  if (told.length < 2) {
    return say("compare.headline.nothing");
  }
  const [least] = told;
  const most = told.at(-1);
  return say("compare.headline.end", {
    least: nameOfLane(least.id), leastBytes: shortOf(least.tally.bytesPerEvent), leastLate: lateOf(least),
    most: nameOfLane(most.id), mostBytes: shortOf(most.tally.bytesPerEvent), mostLate: lateOf(most),
  });
}

const lateOf = ({ tally }) => duration(tally.percentile(0.5));
