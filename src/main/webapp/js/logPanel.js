import { byId } from "./elements.js";
import { copyText } from "./clipboard.js";
import { asJson, asText } from "./log.js";
import { tellOnButton } from "./told.js";
import { say } from "./words.js";

/** Filter, copy and clear above the time line. */
export class LogPanel {
  #timeline;
  #filter = byId("filter");
  #listening = null;

  constructor(timeline) {
    this.#timeline = timeline;
  }

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#filter.addEventListener("input", () => this.#timeline.filter(this.#filter.value), { signal });
    byId("clear").addEventListener("click", () => this.#timeline.journal.clear(), { signal });
    byId("copy").addEventListener("click", (event) => this.#copy(event.currentTarget, asText), { signal });
    byId("copy-json").addEventListener("click", (event) => this.#copy(event.currentTarget, asJson), { signal });
  }

  stop() {
    this.#listening?.abort();
    this.#listening = null;
  }

  async #copy(button, format) {
    tellOnButton(button, say(await copyText(format(this.#timeline.shown)) ? "copy.done" : "copy.refused"));
  }
}
