import { ownUrl } from "./connectionPanel.js";
import { byId, write } from "./elements.js";
import { ProbeAnswerList } from "./probeAnswerList.js";
import { checkCommand } from "./probeChecks.js";
import { buildCommand } from "./probeCommands.js";
import { ProbeEditor } from "./probeEditor.js";
import { ProbeExchanges } from "./probeExchanges.js";
import { ProbeForm } from "./probeForm.js";
import { say } from "./words.js";

/** By readyState. */
const STATES = ["connecting", "ready", "ended", "ended"];

/** Tells /probe what to do, and shows the answers. Events: connect (detail: the URL), send (detail: the command). */
export class ProbePanel extends EventTarget {
  #url = ownUrl("probe");
  #form = new ProbeForm();
  #editor = new ProbeEditor(this.#url);
  #exchanges = new ProbeExchanges();
  #answers = new ProbeAnswerList(this.#exchanges);
  #connection = null;
  #ref = 1;
  #watching = null;
  #listening = null;

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    [this.#form, this.#editor, this.#answers].forEach((part) => part.start());
    this.#form.addEventListener("change", () => this.#write(), { signal });
    this.#editor.addEventListener("rewrite", () => this.#write(), { signal });
    byId("probe-form").addEventListener("submit", (event) => this.#submit(event), { signal });
    byId("probe-form").addEventListener("keydown", (event) => this.#onKey(event), { signal });
    byId("probe-toggle").addEventListener("click", () => this.#unfold(byId("probe-form").hidden), { signal });
    byId("probe-connect").addEventListener("click", () => this.#connect(this.#url), { signal });
    byId("probe-open").addEventListener("click", () => this.#open(), { signal });
    write(byId("probe-key"), byId("send-key").textContent);
    this.#write();
    this.#showState();
  }

  stop() {
    [this.#form, this.#editor, this.#answers].forEach((part) => part.stop());
    this.#watching?.abort();
    this.#listening?.abort();
    this.#listening = null;
  }

  /** Tells and hears this connection from now on, and the one before no more; null for none. */
  watch(connection) {
    this.#watching?.abort();
    this.#watching = new AbortController();
    const { signal } = this.#watching;
    this.#connection = connection;
    this.#exchanges.replaced();
    if (connection && this.#isProbe(connection)) {
      this.#exchanges.follow(connection, signal);
    }
    connection?.addEventListener("state", () => this.#showState(), { signal });
    this.#showState();
  }

  #isProbe({ url }) {
    return url.split("?")[0] === this.#url;
  }

  get #state() {
    if (!this.#connection) {
      return "none";
    }
    return this.#isProbe(this.#connection) ? STATES[this.#connection.readyState] : "foreign";
  }

  // The button goes when it is no longer needed, so the focus is handed on to what is.
  #showState() {
    const isReady = this.#state === "ready";
    const hadFocus = document.activeElement === byId("probe-connect");
    byId("probe-card").dataset.state = this.#state;
    write(byId("probe-state"), say(`probe.state.${this.#state}`));
    byId("probe-connect").hidden = isReady;
    if (isReady) {
      this.#editor.tell("");
      this.#unfold(true);
    }
    if (isReady && hadFocus) {
      this.#form.focusTab();
    }
  }

  #unfold(isOpen) {
    byId("probe-form").hidden = !isOpen;
    byId("probe-toggle").setAttribute("aria-expanded", String(isOpen));
  }

  #write() {
    this.#form.tell(new Map());
    this.#editor.write(buildCommand(this.#form.verb, this.#form.values, this.#ref));
  }

  /** Fields with a problem say so, and get the focus. What was written by hand is for the server to judge. */
  #isGood() {
    const problems = this.#editor.isEdited ? new Map() : checkCommand(this.#form.verb, this.#form.values);
    this.#form.tell(problems);
    if (problems.size > 0) {
      this.#form.focus([...problems.keys()][0]);
    }
    return problems.size === 0;
  }

  #onKey(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      this.#submit(event);
    }
  }

  #submit(event) {
    event.preventDefault();
    if (!this.#isGood()) {
      return;
    }
    if (this.#state !== "ready") {
      this.#editor.tell(say(`probe.state.${this.#state}`));
      return;
    }
    this.dispatchEvent(new CustomEvent("send", { detail: this.#editor.command }));
    this.#editor.renumber(this.#ref, ++this.#ref);
  }

  #open() {
    if (this.#isGood()) {
      this.#connect(this.#editor.url);
    }
  }

  #connect(url) {
    this.dispatchEvent(new CustomEvent("connect", { detail: url }));
  }
}
