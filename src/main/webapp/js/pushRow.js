// Rows of the push page: a message, or what happened to a stream. The same shape as row.js.

import { element } from "./elements.js";
import { clock, fraction } from "./format.js";
import { previewOf } from "./log.js";
import { rowId } from "./row.js";

export { showWholeTime, updateRow } from "./row.js";

/** `previous` is the row's neighbour, whose second is not repeated. */
export function createRow(entry, previous) {
  const time = clock(entry.at);
  const isSame = previous !== undefined && clock(previous.at) === time;
  return element("div", {
    class: "event", role: "option", id: rowId(entry), "data-kind": entry.kind, "data-tone": entry.tone,
    "data-stripe": entry.id % 2 === 0, "aria-selected": "false",
  },
    element("time", { datetime: new Date(entry.at).toISOString(), "data-same": isSame },
      element("span", {}, time), fraction(entry.at)),
    element("span", { class: "what" },
      element("b", {}, entry.title), " ",
      element("small", {}, entry.type), " ",
      element("bdi", { class: "preview" }, previewOf(entry))),
    element("code", { class: "id" }, entry.cursor),
    element("span", { class: "way", "data-way": WAYS[entry.kind] }, entry.transport),
    element("span", { class: "late" }, entry.late));
}

const WAYS = { message: "in", publish: "out" };
