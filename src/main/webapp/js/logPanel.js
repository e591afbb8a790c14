import { byId } from "./elements.js";
import { copyText } from "./clipboard.js";
import { asJson, asText } from "./log.js";

const TOLD_MILLISECONDS = 1500;

/** Filter, copy and clear above the time line. */
export class LogPanel {
  #journal;
  #timeline;
  #filter = byId("filter");
  #listening = null;

  constructor(journal, timeline) {
    this.#journal = journal;
    this.#timeline = timeline;
  }

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#filter.addEventListener("input", () => this.#timeline.filter(this.#filter.value), { signal });
    byId("clear").addEventListener("click", () => this.#journal.clear(), { signal });
    byId("copy").addEventListener("click", (event) => this.#copy(event.currentTarget, asText), { signal });
    byId("copy-json").addEventListener("click", (event) => this.#copy(event.currentTarget, asJson), { signal });
  }

  stop() {
    this.#listening?.abort();
    this.#listening = null;
  }

  // The button itself tells, as wide as before, so that nothing moves.
  async #copy(button, format) {
    if (button.dataset.told !== undefined) {
      return;
    }
    const isCopied = await copyText(format(this.#timeline.shown));
    const label = button.textContent;
    button.style.minWidth = `${button.offsetWidth}px`;
    button.dataset.told = "";
    button.textContent = isCopied ? "Copied" : "Refused";
    setTimeout(() => {
      button.textContent = label;
      delete button.dataset.told;
    }, TOLD_MILLISECONDS);
  }
}
