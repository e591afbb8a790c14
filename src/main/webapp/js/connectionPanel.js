import { byId, tellField } from "./elements.js";
import { isAskable } from "./trace.js";
import { explainProtocols, explainUrl, splitProtocols } from "./validate.js";
import { say } from "./words.js";

/** A path of this server as a WebSocket URL: context path and TLS come from the page's own address. */
export function ownUrl(path, base = document.baseURI) {
  const url = new URL(path, base);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}

/** The fields that make a connection. Event: connect (detail: url, protocols, isAsked). */
export class ConnectionPanel extends EventTarget {
  #url = byId("url");
  #urlError = byId("url-error");
  #protocols = byId("protocols");
  #protocolsError = byId("protocols-error");
  #asked = byId("asked");
  #connect = byId("connect");
  #listening = null;

  /** What stands in the fields: { url, protocols, isAsked }. */
  get fields() {
    return { url: this.#url.value, protocols: this.#protocols.value, isAsked: this.#asked.checked };
  }

  set fields({ url, protocols, isAsked }) {
    this.#asked.checked = isAsked;
    this.#showUrl(url);
    this.#protocols.value = protocols;
    tellField(this.#protocols, this.#protocolsError);
  }

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#showUrl(this.#url.value || ownUrl("ws"));
    byId("connection-form").addEventListener("submit", (event) => this.#submit(event), { signal });
    this.#url.addEventListener("input", () => this.#showUrl(this.#url.value), { signal });
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
    this.#showUrl(url);
    byId("connection-form").requestSubmit();
  }

  #submit(event) {
    event.preventDefault();
    tellField(this.#url, this.#urlError);
    tellField(this.#protocols, this.#protocolsError);
    const { url, protocols, isAsked } = this.fields;
    const detail = { url, protocols: splitProtocols(protocols), isAsked };
    this.dispatchEvent(new CustomEvent("connect", { detail }));
  }

  #choose(path) {
    this.#showUrl(ownUrl(path));
    this.#url.focus();
  }

  /** Whether this server is to be asked is a question only where the URL names another host. */
  #showUrl(url) {
    if (this.#url.value !== url) {
      this.#url.value = url;
    }
    tellField(this.#url, this.#urlError);
    byId("asked-field").hidden = !isAskable(url, document.baseURI);
  }
}
