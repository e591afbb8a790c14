import { byId } from "./elements.js";
import { socketUrl } from "./setup.js";
import { explainProtocols, explainUrl, splitProtocols } from "./validate.js";

/** The set-up that stands in the fields of the page, to be read and to be filled in. Touches the page only. */
export class SetupForm {
  #url = byId("url");
  #protocols = byId("protocols");
  #binaryType = byId("binary-type");
  #sendPanel;

  constructor(sendPanel) {
    this.#sendPanel = sendPanel;
  }

  /** Answers { setup, problem }, one of the two null; its URL is whole, whatever was typed. */
  read() {
    const protocols = splitProtocols(this.#protocols.value);
    // Other clients, and other pages, may open what a page of https: may not.
    const problem = explainUrl(this.#url.value, document.baseURI.replace(/^https:/, "http:")) || explainProtocols(protocols);
    return problem ? { setup: null, problem } : { setup: {
      url: socketUrl(this.#url.value, document.baseURI), protocols,
      binaryType: this.#binaryType.value, message: this.#sendPanel.message,
    }, problem: null };
  }

  /** Fills in the fields, as if typed. Without a message in the set-up, the one in its field stays. */
  fill({ url, protocols, binaryType, message }) {
    this.#type(this.#url, url, "input");
    this.#type(this.#protocols, protocols.join(", "), "input");
    this.#type(this.#binaryType, binaryType, "change");
    if (message) {
      this.#sendPanel.show(message);
    }
  }

  #type(field, value, event) {
    field.value = value;
    field.dispatchEvent(new Event(event, { bubbles: true }));
  }
}
