import { element, write } from "./elements.js";
import { ticking } from "./format.js";
import { milliseconds } from "./pushEntries.js";
import { reasonOf } from "./reasons.js";
import { nameOf } from "./transports.js";
import { say } from "./words.js";

const TONES = { live: "good", stalled: "warn", waiting: "warn", connecting: "warn", refused: "bad", stopped: "idle" };
const MARKS = { live: "●", stalled: "◐", waiting: "○", connecting: "○", refused: "✕", stopped: "■" };
const CHOICES = ["auto", "websocket", "sse", "longpoll", "poll"];

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
    this.#select = element("select", { "aria-label": say("push.topic.transport", { topic: heard.topic }) },
      ...CHOICES.map((value) => element("option", { value }, say(`push.transport.${value}`))));
    this.#select.value = heard.choice;
    this.#select.addEventListener("change", () => heard.use(this.#select.value));
    this.#pause.addEventListener("click", () => (heard.state === "stopped" ? heard.start() : heard.stop()));
    this.#forget = element("button", {
      class: "button", type: "button", "aria-label": say("push.topic.forget-this", { topic: heard.topic }),
    }, say("push.topic.forget"));
    this.#forget.addEventListener("click", forget);
    this.element = this.#build();
  }

  show() {
    const { state, transport, count: number, gaps, ledger, cursor, why } = this.#heard;
    this.element.dataset.state = state;
    this.#chip.dataset.tone = TONES[state];
    write(this.#chip, `${MARKS[state]} ${say(`push.state.${state}`)}${state === "stopped" ? "" : ` · ${nameOf(transport)}`}`);
    write(this.#pause, this.#pauseLabel(state));
    write(this.#facts.heard, this.#heardText(number, gaps));
    write(this.#facts.back, ledgerText(ledger));
    write(this.#facts.cursor, cursor || "–");
    write(this.#facts.live, this.#since());
    write(this.#facts.late, this.#latency());
    write(this.#why, state === "live" ? "" : reasonOf(why));
  }

  #build() {
    const { topic } = this.#heard;
    const fact = (name, value) => [element("dt", {}, name), value];
    return element("li", { class: "topic" },
      element("div", { class: "row" }, element("b", { class: "name", title: topic }, topic), this.#chip),
      element("div", { class: "row" }, this.#select, this.#pause, this.#forget),
      this.#why,
      element("dl", { class: "facts" },
        ...fact(say("push.topic.heard"), this.#facts.heard), ...fact(say("push.topic.sent"), this.#facts.back),
        ...fact(say("push.topic.cursor"), this.#facts.cursor), ...fact(say("push.topic.live"), this.#facts.live),
        ...fact("p50 / p99", this.#facts.late)));
  }

  #pauseLabel(state) {
    return state === "stopped" ? say("push.topic.go-on") : say("push.topic.stop");
  }

  #heardText(number, gaps) {
    return gaps === 0
      ? say("push.topic.whole", { count: number })
      : say("push.topic.gaps", { count: number, gaps });
  }

  #since() {
    const { liveSince, reconnects } = this.#heard;
    const since = liveSince === null ? "–" : ticking(Date.now() - liveSince);
    return reconnects === 0 ? since : say("push.topic.reconnects", { since, count: reconnects });
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
    return say("push.topic.nothing");
  }
  return say(twice === 0 ? "push.topic.returned" : "push.topic.returned-twice", { returned, published, twice });
}
