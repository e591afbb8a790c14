import { byId, tellField } from "./elements.js";
import { explainProtocols, explainUrl, splitProtocols } from "./validate.js";
import { say } from "./words.js";

/** A path of this server as a WebSocket URL: context path and TLS come from the page's own address. */
export function ownUrl(path, base = document.baseURI) {
  const url = new URL(path, base);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}

/** The fields that make a connection. Event: connect (detail: url, protocols). */
export class ConnectionPanel extends EventTarget {
  #url = byId("url");
  #urlError = byId("url-error");
  #protocols = byId("protocols");
  #protocolsError = byId("protocols-error");
  #connect = byId("connect");
  #listening = null;

  /** What stands in the fields: { url, protocols }. */
  get fields() {
    return { url: this.#url.value, protocols: this.#protocols.value };
  }

  set fields({ url, protocols }) {
    this.#url.value = url;
    this.#protocols.value = protocols;
    tellField(this.#url, this.#urlError);
    tellField(this.#protocols, this.#protocolsError);
  }

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#url.value ||= ownUrl("ws");
    byId("connection-form").addEventListener("submit", (event) => this.#submit(event), { signal });
    this.#url.addEventListener("input", () => tellField(this.#url, this.#urlError), { signal });
    this.#protocols.addEventListener("input", () => tellField(this.#protocols, this.#protocolsError), { signal });
    for (const choice of document.querySelectorAll(".choice")) {
      choice.addEventListener("click", () => this.#choose(choice.dataset.path), { signal });
    }
  }

  stop() {
    this.#listening?.abort();
    this.#listening = null;
  }

  /** While a connection lives, the button makes a new one in its place. */
  showLive(isLive) {
    this.#connect.textContent = say(isLive ? "console.connect.anew" : "console.connect");
    if (isLive) {
      delete this.#connect.dataset.kind;
    } else {
      this.#connect.dataset.kind = "main";
    }
  }

  /** The constructor threw: finds the field that is to blame, and says there what is wanted. */
  showRefusal(error) {
    const protocolProblem = explainProtocols(splitProtocols(this.#protocols.value));
    const urlProblem = explainUrl(this.#url.value, document.baseURI);
    if (protocolProblem && !urlProblem) {
      tellField(this.#protocols, this.#protocolsError, say("console.problem", { problem: protocolProblem, error: error.name }));
      this.#protocols.focus();
    } else {
      tellField(this.#url, this.#urlError, say("console.problem", { problem: urlProblem || error.message, error: error.name }));
      this.#url.focus();
    }
  }

  /** As if a person had typed this URL and pressed Connect. */
  connectTo(url) {
    this.#url.value = url;
    byId("connection-form").requestSubmit();
  }

  #submit(event) {
    event.preventDefault();
    tellField(this.#url, this.#urlError);
    tellField(this.#protocols, this.#protocolsError);
    const detail = { url: this.#url.value, protocols: splitProtocols(this.#protocols.value) };
    this.dispatchEvent(new CustomEvent("connect", { detail }));
  }

  #choose(path) {
    this.#url.value = ownUrl(path);
    tellField(this.#url, this.#urlError);
    this.#url.focus();
  }
}
