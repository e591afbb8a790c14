import { element, write } from "./elements.js";
import { count, plural, ticking } from "./format.js";
import { milliseconds } from "./pushEntries.js";
import { nameOf } from "./transports.js";

const TONES = { live: "good", stalled: "warn", waiting: "warn", connecting: "warn", refused: "bad", stopped: "idle" };
const MARKS = { live: "●", stalled: "◐", waiting: "○", connecting: "○", refused: "✕", stopped: "■" };
const CHOICES = [
  ["auto", "Automatic"], ["websocket", "WebSocket"], ["sse", "Server-sent events"], ["longpoll", "Long poll"],
  ["poll", "Short poll"],
];

/** One heard topic on the page: how it fares, and what can be done with it. */
export class TopicItem {
  #heard;
  #chip = element("span", { class: "chip" });
  #facts = { heard: element("dd"), back: element("dd"), cursor: element("dd"), live: element("dd"), late: element("dd") };
  #why = element("p", { class: "error", "data-tone": "warn" });
  #pause = element("button", { class: "button", type: "button" });
  #select;
  #forget;

  constructor(heard, forget) {
    this.#heard = heard;
    this.#select = element("select", { "aria-label": `Transport of ${heard.topic}` },
      ...CHOICES.map(([value, name]) => element("option", { value }, name)));
    this.#select.value = heard.choice;
    this.#select.addEventListener("change", () => heard.use(this.#select.value));
    this.#pause.addEventListener("click", () => (heard.state === "stopped" ? heard.start() : heard.stop()));
    this.#forget = element("button", { class: "button", type: "button", "aria-label": `Forget ${heard.topic}` }, "Forget");
    this.#forget.addEventListener("click", forget);
    this.element = this.#build();
  }

  show() {
    const { state, transport, count: number, gaps, ledger, cursor, why } = this.#heard;
    this.element.dataset.state = state;
    this.#chip.dataset.tone = TONES[state];
    write(this.#chip, `${MARKS[state]} ${state}${state === "stopped" ? "" : ` · ${nameOf(transport)}`}`);
    write(this.#pause, this.#pauseLabel(state));
    write(this.#facts.heard, `${plural(number, "message")}, ${gaps === 0 ? "none missed" : `missed some ${gaps} ×`}`);
    write(this.#facts.back, ledgerText(ledger));
    write(this.#facts.cursor, cursor || "–");
    write(this.#facts.live, this.#since());
    write(this.#facts.late, this.#latency());
    write(this.#why, state === "live" ? "" : why);
  }

  #build() {
    const { topic } = this.#heard;
    const fact = (name, value) => [element("dt", {}, name), value];
    return element("li", { class: "topic" },
      element("div", { class: "row" }, element("b", { class: "name", title: topic }, topic), this.#chip),
      element("div", { class: "row" }, this.#select, this.#pause, this.#forget),
      this.#why,
      element("dl", { class: "facts" },
        ...fact("heard", this.#facts.heard), ...fact("sent here", this.#facts.back), ...fact("cursor", this.#facts.cursor),
        ...fact("live", this.#facts.live), ...fact("p50 / p99", this.#facts.late)));
  }

  #pauseLabel(state) {
    return state === "stopped" ? "Go on" : "Stop";
  }

  #since() {
    const { liveSince, reconnects } = this.#heard;
    const since = liveSince === null ? "–" : ticking(Date.now() - liveSince);
    return reconnects === 0 ? since : `${since}, ${plural(reconnects, "reconnect")}`;
  }

  #latency() {
    const { latencies } = this.#heard;
    const [middle, high] = [latencies.percentile(0.5), latencies.percentile(0.99)];
    return middle === null ? "–" : `${milliseconds(middle)} / ${milliseconds(high)}`;
  }
}

/** What this page published itself is the proof: each of it has to come back once. */
function ledgerText({ published, returned, twice }) {
  if (published === 0) {
    return "nothing yet";
  }
  return `${count(returned)} of ${count(published)} came back${twice === 0 ? "" : `, ${count(twice)} twice`}`;
}
