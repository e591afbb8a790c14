import { copyText } from "./clipboard.js";
import { byId } from "./elements.js";
import { capped } from "./format.js";
import { linkOf, MESSAGE_LIMIT, readLink } from "./setupLink.js";
import { tellOnButton } from "./told.js";

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
    const what = read.setup.message ? "This set-up and its message come" : "This set-up comes";
    this.#tell(`${what} from the link that you opened: look where it goes, then press Connect.`, "warn");
  }

  async #copy(button) {
    const { setup, problem } = this.#form.read();
    if (problem) {
      this.#tell(`There is no link: ${problem}`, "bad");
      return;
    }
    const { link, isCut } = linkOf(location.href, setup);
    const isCopied = await copyText(link);
    tellOnButton(button, isCopied ? "Copied" : "Refused");
    if (!isCopied) {
      this.#tell(`The browser does not let this page copy; the link is ${capped(link, 2000)}`, "bad");
    } else {
      this.#tell(isCut ? `The link is copied without the message, which has more than ${MESSAGE_LIMIT} characters.`
        : "The link is copied; it holds the URL and the message as they stand, with any token in them.");
    }
  }
}
