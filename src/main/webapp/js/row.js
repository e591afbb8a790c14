import { element } from "./elements.js";
import { clock, fraction } from "./format.js";
import { previewOf } from "./log.js";

export const rowId = (entry) => `event-${entry.id}`;

/** One entry as a row of the time line. `previous` is the row's neighbour, whose second is not repeated. */
export function createRow(entry, previous) {
  // The states stand with the event's name where there is room, else after the note.
  const isFull = previewOf(entry) !== "";
  return rowOf(entry, previous,
    element("span", { class: "browser" },
      element("b", {}, entry.title), " ",
      element("bdi", { class: "preview" }, previewOf(entry)), " ",
      element("small", {}, isFull ? "" : entry.states)),
    createWire(entry.wire),
    element("span", { class: "details", "data-wire": entry.wire?.label },
      [entry.note, isFull && entry.states].filter(Boolean).join(" · ")));
}

/** What every time line's rows have: the time, then the cells. */
export function rowOf(entry, previous, ...cells) {
  const time = clock(entry.at);
  const isSame = previous !== undefined && clock(previous.at) === time;
  return element("div", {
    class: "event", role: "option", id: rowId(entry), "data-kind": entry.kind, "data-tone": entry.tone,
    "data-stripe": entry.id % 2 === 0, "aria-selected": "false",
  },
    element("time", { datetime: new Date(entry.at).toISOString(), "data-same": isSame },
      element("span", {}, time), fraction(entry.at)),
    ...cells);
}

function createWire(wire) {
  const { way, tone, isCut, label = "" } = wire ?? {};
  return element("span", { class: "wire", "data-way": way, "data-tone": tone, "data-cut": isCut }, label);
}

/** Shows the preview of a payload that has been read since; the row may be gone already. */
export function updateRow(row, entry) {
  if (row) {
    row.querySelector(".preview").textContent = previewOf(entry);
  }
}

/** The first row has no neighbour above that would tell its second. */
export function showWholeTime(row) {
  row?.querySelector("time").removeAttribute("data-same");
}
