import { nameOfLane, shortOf } from "./compareWords.js";
import { byId, element } from "./elements.js";
import { count } from "./format.js";
import { say } from "./words.js";

const NOTHING = "–";

/** How each number came about, by its column and, where they differ, the lane. */
export const COLUMNS = [
  { id: "delivered", valueOf: ({ delivered }) => count(delivered), sourceOf: () => "counted" },
  ...[50, 95, 99].map((share) => ({
    id: `p${share}`, valueOf: (tally) => `${shortOf(tally.percentile(share / 100))} ms`, sourceOf: () => "counted",
  })),
  { id: "requests", valueOf: ({ requests }) => count(requests), sourceOf: () => "counted" },
  { id: "opened", valueOf: ({ connections }) => count(connections), sourceOf: () => "timing", isHttpOnly: true },
  {
    id: "head-up", valueOf: ({ headUp }) => count(headUp),
    sourceOf: (lane) => (lane.id !== "websocket" || lane.heads.isSocketTold ? "server" : "built"),
  },
  { id: "head-down", valueOf: ({ headDown }) => count(headDown), sourceOf: () => "built" },
  {
    id: "body", valueOf: ({ body }) => count(body), sourceOf: ({ id }) => (id === "sse" ? "counted" : "timing"),
    isHttpOnly: true,
  },
  {
    id: "framing", valueOf: ({ framing }) => count(framing),
    sourceOf: ({ id }) => (id === "websocket" ? "frames" : "built"),
  },
  { id: "payload", valueOf: ({ payload }) => count(payload), sourceOf: () => "counted" },
  { id: "total", valueOf: ({ total }) => count(total), sourceOf: () => "sum" },
  { id: "each", valueOf: ({ bytesPerEvent }) => shortOf(bytesPerEvent), sourceOf: () => "sum" },
];

/** All numbers, each with a word for where it is from. */
export function showTable(lanes) {
  byId("numbers-head").replaceChildren(element("th", { scope: "col" }, say("compare.column.lane")),
    ...COLUMNS.map(({ id }) => element("th", { scope: "col" }, say(`compare.column.${id}`))));
  byId("numbers").replaceChildren(...lanes.map((lane) => element("tr", { "data-lane": lane.id },
    element("th", { scope: "row" }, nameOfLane(lane.id)), ...COLUMNS.map((column) => cellOf(column, lane)))));
}

function cellOf({ id, valueOf, sourceOf, isHttpOnly = false }, lane) {
  if (lane.tally.delivered === 0 || (isHttpOnly && lane.id === "websocket")) {
    return element("td", { "data-column": id }, NOTHING);
  }
  return element("td", { "data-column": id }, element("span", {}, valueOf(lane.tally)),
    element("small", {}, say(`compare.source.${sourceOf(lane)}`)));
}
