// Rows of the push page: a message, or what happened to a stream. The same shape as row.js.

import { element } from "./elements.js";
import { previewOf } from "./log.js";
import { rowOf } from "./row.js";

/** `previous` is the row's neighbour, whose second is not repeated. */
export function createRow(entry, previous) {
  return rowOf(entry, previous,
    element("span", { class: "what" },
      element("b", {}, entry.title), " ",
      element("small", {}, entry.type), " ",
      element("bdi", { class: "preview" }, previewOf(entry))),
    element("code", { class: "id" }, entry.cursor),
    element("span", { class: "way", "data-way": WAYS[entry.kind] }, entry.transport),
    element("span", { class: "late" }, entry.late));
}

const WAYS = { message: "in", publish: "out" };
