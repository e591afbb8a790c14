// A comparison as a document and for programs. Pure.

import { nameOfLane, resultSentence, sentenceOf } from "./compareWords.js";
import { say } from "./words.js";

const SHARES = { p50: 0.5, p95: 0.95, p99: 0.99, max: 1 };
const SHOWN = ["delivered", "p50", "p95", "p99", "requests", "each"];

/** `columns` are those of the table. */
export function toMarkdown({ plan, lanes, target }, columns) {
  const shown = columns.filter(({ id }) => SHOWN.includes(id));
  const told = lanes.filter(({ tally }) => tally.delivered > 0);
  return [
    `# ${resultSentence(lanes)}`, "",
    say("compare.about", { target, count: plan.events, size: plan.size, rate: plan.rate, interval: plan.interval }), "",
    `| ${[say("compare.column.lane"), ...shown.map(({ id }) => say(`compare.column.${id}`))].join(" | ")} |`,
    `|---|${shown.map(() => "--:|").join("")}`,
    ...told.map((lane) => `| ${[nameOfLane(lane.id), ...shown.map(({ valueOf }) => valueOf(lane.tally))].join(" | ")} |`), "",
    ...lanes.map((lane) => `- ${nameOfLane(lane.id)}: ${sentenceOf(lane, plan)}`), "",
  ].join("\n");
}

/** As docs/compare.md has it; the names are those of the command line. */
export function toJson({ plan, lanes, heads, target, userAgent }) {
  return `${JSON.stringify({
    duplex: "compare", version: 1, from: "browser", url: target, browser: userAgent,
    rate: plan.rate, size: plan.size, events: plan.events, clients: 1, intervalMilliseconds: plan.interval,
    lanes: lanes.map((lane) => laneJson(lane)),
    requestHeaders: { polls: heads.of("application/json"), websocket: heads.socket },
  }, null, 2)}\n`;
}

function laneJson({ id, state, why, tally, extensions, isDecoded }) {
  const latencies = Object.entries(SHARES).map(([name, share]) => [name, tally.percentile(share)]);
  return {
    lane: id, state, delivered: tally.delivered, connections: tally.connections, requests: tally.requests,
    emptyAnswers: tally.empty, protocol: tally.protocol, extensions, decoded: isDecoded,
    headBytesUp: tally.headUp, headBytesDown: tally.headDown, bodyBytes: tally.body, framingBytes: tally.framing,
    payloadBytes: tally.payload, bytes: tally.total,
    ...(tally.delivered > 0
      ? { bytesPerDelivered: tally.bytesPerEvent, latencyMilliseconds: Object.fromEntries(latencies) } : {}),
    problem: why,
  };
}
