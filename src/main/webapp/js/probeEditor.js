import { copyText } from "./clipboard.js";
import { byId, tellField, write } from "./elements.js";
import { isCommand, queryOf, withRef } from "./probeCommands.js";
import { tellOnButton } from "./told.js";
import { say } from "./words.js";

/**
 * The command as the JSON that goes out, which may be written by hand, and the URL that says the same.
 * Event: rewrite (the command is wanted as the fields have it).
 */
export class ProbeEditor extends EventTarget {
  #base;
  #json = byId("probe-json");
  #query = byId("probe-query");
  #error = byId("probe-error");
  #isEdited = false;
  #listening = null;

  /** `base` is the URL of /probe. */
  constructor(base) {
    super();
    this.#base = base;
  }

  get command() {
    return this.#json.value;
  }

  get isEdited() {
    return this.#isEdited;
  }

  /** The URL with the command in its query. */
  get url() {
    return this.#query.textContent;
  }

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#json.addEventListener("input", () => this.#show(true), { signal });
    byId("probe-rewrite").addEventListener("click", () => this.#rewrite(), { signal });
    byId("probe-copy").addEventListener("click", ({ target }) => this.#copy(target, this.command), { signal });
    byId("probe-copy-query").addEventListener("click", ({ target }) => this.#copy(target, this.url), { signal });
  }

  stop() {
    this.#listening?.abort();
    this.#listening = null;
  }

  /** Shows a command in place of what stands there. */
  write(command) {
    this.#json.value = command;
    this.#show(false);
  }

  /** Gives the next command a ref of its own, and leaves alone what else was written by hand. */
  renumber(ref, next) {
    this.#json.value = withRef(this.command, ref, next);
    this.tell(isCommand(this.command) ? "" : say("probe.note.message"));
  }

  tell(sentence) {
    tellField(this.#json, this.#error, sentence, "warn");
  }

  #rewrite() {
    this.dispatchEvent(new CustomEvent("rewrite"));
    this.#json.focus();
  }

  #show(isEdited) {
    const query = queryOf(this.command);
    this.#isEdited = isEdited;
    this.tell("");
    write(byId("probe-note"), say(isEdited ? "probe.note.edited" : "probe.note.fields"));
    byId("probe-rewrite").hidden = !isEdited;
    write(this.#query, query === null ? say("probe.query.none") : `${this.#base}?${query}`);
    byId("probe-query-buttons").hidden = query === null;
  }

  async #copy(button, text) {
    tellOnButton(button, say(await copyText(text) ? "copy.done" : "copy.refused"));
  }
}
