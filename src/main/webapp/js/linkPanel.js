import { copyText } from "./clipboard.js";
import { byId } from "./elements.js";
import { capped } from "./format.js";
import { linkOf, MESSAGE_LIMIT, readLink } from "./setupLink.js";
import { tellOnButton } from "./told.js";
import { say } from "./words.js";

/** The link that carries the set-up, and the one this page was opened by. It fills in, and never connects. */
export class LinkPanel {
  #form;
  #tell;
  #listening = null;

  /** `form` is a SetupForm, `tell(sentence, tone)` says something beside it. */
  constructor(form, tell) {
    this.#form = form;
    this.#tell = tell;
  }

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    byId("copy-link").addEventListener("click", (event) => this.#copy(event.currentTarget), { signal });
    globalThis.addEventListener("hashchange", () => this.#open(), { signal });
    this.#open();
  }

  stop() {
    this.#listening?.abort();
    this.#listening = null;
  }

  #open() {
    const read = readLink(location.hash);
    if (!read) {
      return;
    }
    if (read.problem) {
      this.#tell(read.problem, "bad");
      return;
    }
    this.#form.fill(read.setup);
    this.#tell(say(read.setup.message ? "link.opened.message" : "link.opened"), "warn");
  }

  async #copy(button) {
    const { setup, problem } = this.#form.read();
    if (problem) {
      this.#tell(say("link.none", { problem }), "bad");
      return;
    }
    const { link, isCut } = linkOf(location.href, setup);
    const isCopied = await copyText(link);
    tellOnButton(button, say(isCopied ? "copy.done" : "copy.refused"));
    if (!isCopied) {
      this.#tell(say("link.refused", { link: capped(link, 2000) }), "bad");
    } else {
      this.#tell(isCut ? say("link.copied.cut", { most: String(MESSAGE_LIMIT) }) : say("link.copied"));
    }
  }
}
