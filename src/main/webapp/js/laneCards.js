import { shortOf, markOf, nameOfLane, protocolName, sentenceOf } from "./compareWords.js";
import { byId, element, write } from "./elements.js";
import { say } from "./words.js";

const NOTHING = "–";
const TONES = { least: "good", stale: "bad" };

/** A card for each lane: how late, how dear, and what that means. */
export class LaneCards {
  #cards = new Map();
  #place = byId("lanes");

  /** ids: of the lanes, in their order. */
  constructor(ids) {
    for (const id of ids) {
      const parts = {
        mark: element("span", { class: "chip end" }), late: element("span"), bytes: element("span"),
        sentence: element("p", { class: "means" }), protocol: element("p", { class: "protocol" }),
      };
      this.#cards.set(id, parts);
      this.#place.append(element("section", { class: "card lane", "data-lane": id, "aria-labelledby": `lane-${id}` },
        element("header", {}, element("h2", { id: `lane-${id}` }, nameOfLane(id)), parts.mark),
        element("div", { class: "body" },
          element("p", { class: "figure" }, parts.late, " ", element("small", {}, say("compare.late"))),
          element("p", { class: "figure" }, parts.bytes, " ", element("small", {}, say("compare.bytes"))),
          parts.sentence, parts.protocol)));
    }
  }

  /** lanes: all of them; isOver: whether they have come to an end, so that one may be the best. */
  show(lanes, plan, isOver) {
    for (const lane of lanes) {
      const { protocol, mark, late, bytes, sentence } = this.#cards.get(lane.id);
      const { tally } = lane;
      const has = tally.delivered > 0;
      const word = isOver ? markOf(lane, lanes) : "";
      write(late, has ? shortOf(tally.percentile(0.5)) : NOTHING);
      write(bytes, has ? shortOf(tally.bytesPerEvent) : NOTHING);
      write(sentence, sentenceOf(lane, plan));
      write(protocol, protocolName(tally.protocol) || lane.extensions.replace(/;.*/, ""));
      mark.hidden = word === "";
      mark.dataset.tone = TONES[word] ?? "";
      write(mark, word === "" ? "" : say(`compare.mark.${word}`));
      this.#place.querySelector(`[data-lane="${lane.id}"]`).dataset.state = lane.state;
    }
  }
}
