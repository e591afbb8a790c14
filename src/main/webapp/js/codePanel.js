import { copyText } from "./clipboard.js";
import { byId, write } from "./elements.js";
import * as snippets from "./snippets.js";
import { tellOnButton } from "./told.js";
import { say } from "./words.js";

/** The code that does the same as this page, for the topic at hand. */
export class CodePanel {
  #base = new URL("push/", document.baseURI).href;
  #listening = null;

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    for (const button of document.querySelectorAll("[data-copies]")) {
      button.addEventListener("click", () => this.#copy(button), { signal });
    }
  }

  stop() {
    this.#listening?.abort();
    this.#listening = null;
  }

  show(topic) {
    const name = topic || "news";
    write(byId("code-curl"), snippets.curl(this.#base, name));
    write(byId("code-javascript"), snippets.javascript(this.#base, name));
    write(byId("code-java"), snippets.java(this.#base, name));
    write(byId("code-publish"), snippets.publishByCurl(this.#base, name));
  }

  async #copy(button) {
    tellOnButton(button, await copyText(byId(button.dataset.copies).textContent) ? say("copy.done") : say("copy.refused"));
  }
}
