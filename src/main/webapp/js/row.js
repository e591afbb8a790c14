import { element } from "./elements.js";
import { clock, fraction } from "./format.js";
import { previewOf } from "./log.js";

export const rowId = (entry) => `event-${entry.id}`;

/** One entry as a row of the time line. `previous` is the row's neighbour, whose second is not repeated. */
export function createRow(entry, previous) {
  return rowOf(entry, previous,
    element("span", { class: "browser" },
      element("b", {}, entry.title),
      element("bdi", { class: "preview" }, previewOf(entry)),
      element("small", {}, [entry.note, entry.states].filter(Boolean).join(" · "))),
    createWire(entry.wire),
    createServer(entry));
}

/** What every time line's rows have: the time, then the cells. */
export function rowOf(entry, previous, ...cells) {
  const time = clock(entry.at);
  const isSame = previous !== undefined && clock(previous.at) === time;
  return element("div", {
    class: "event", role: "option", id: rowId(entry), "data-kind": entry.kind, "data-tone": entry.tone,
  },
    element("time", { datetime: new Date(entry.at).toISOString(), "data-same": isSame },
      element("span", {}, time), fraction(entry.at)),
    ...cells);
}

function createWire(wire) {
  const { way, tone, isCut, label = "" } = wire ?? {};
  return element("span", { class: "wire", "data-way": way, "data-tone": tone, "data-cut": isCut }, label);
}

function createServer({ server, wire }) {
  const { title = "", note = "", tone } = server ?? {};
  return element("span", { class: "server", "data-tone": tone, "data-wire": wire?.label },
    element("b", {}, title), element("small", {}, note));
}
