import { copyText } from "./clipboard.js";
import { curl, javaScript, websocat } from "./clientSnippets.js";
import { byId, write } from "./elements.js";
import { java } from "./javaSnippet.js";
import { Sheet } from "./sheet.js";
import { Tabs } from "./tabs.js";
import { tellOnButton } from "./told.js";
import { say } from "./words.js";

const WRITERS = { curl, websocat, java, javascript: javaScript };

/** The set-up and the message at hand as code for other clients, in a dialog. */
export class CopyAsPanel {
  #form;
  #message;
  #sheet = new Sheet("copy-as-dialog");
  #tabs = new Tabs(byId("copy-as-tabs"));
  #listening = null;

  /** `form` is a SetupForm, `message` a SendPanel. */
  constructor(form, message) {
    this.#form = form;
    this.#message = message;
  }

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#sheet.start();
    this.#tabs.start();
    byId("copy-as").addEventListener("click", () => this.#open(), { signal });
    for (const kind of Object.keys(WRITERS)) {
      byId(`copy-${kind}`).addEventListener("click", ({ currentTarget }) => this.#copy(currentTarget, kind), { signal });
    }
  }

  stop() {
    this.#sheet.stop();
    this.#tabs.stop();
    this.#listening?.abort();
    this.#listening = null;
  }

  #open() {
    const { setup, problem } = this.#form.read();
    const { data, problem: messageProblem } = this.#message.read();
    byId("copy-as-code").hidden = problem !== null;
    write(byId("copy-as-problem"), this.#problem(problem, data, messageProblem));
    if (setup) {
      this.#show({
        ...setup, origin: location.origin,
        text: typeof data === "string" ? data : null, bytes: data instanceof Uint8Array ? data : null,
      });
    }
    this.#sheet.open();
  }

  #problem(problem, data, messageProblem) {
    if (problem) {
      return say("client.none", { problem });
    }
    if (messageProblem) {
      return say("client.message", { problem: messageProblem });
    }
    return data instanceof Blob ? say("client.message.file") : "";
  }

  #show(client) {
    for (const [kind, code] of Object.entries(WRITERS)) {
      write(byId(`code-${kind}`), code(client));
    }
  }

  async #copy(button, kind) {
    tellOnButton(button, say(await copyText(byId(`code-${kind}`).textContent) ? "copy.done" : "copy.refused"));
  }
}
