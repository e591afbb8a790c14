import { byId, tellField, write } from "./elements.js";
import { explainCloseCode, explainReason, readCloseCode, REASON_LIMIT_BYTES } from "./validate.js";
import { utf8Length } from "./frames.js";
import { say } from "./words.js";

/** Ways to call close(). Event: close (detail: the arguments, as an array). */
export class ClosePanel extends EventTarget {
  #toggle = byId("close-toggle");
  #form = byId("close-form");
  #code = byId("close-code");
  #reason = byId("close-reason");
  #bytes = byId("close-bytes");
  #error = byId("close-error");
  #listening = null;

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    byId("close").addEventListener("click", () => this.#ask([1000]), { signal });
    byId("close-plain").addEventListener("click", () => this.#ask([]), { signal });
    this.#toggle.addEventListener("click", () => this.#unfold(this.#form.hidden), { signal });
    this.#form.addEventListener("submit", (event) => this.#submit(event), { signal });
    this.#form.addEventListener("input", () => this.#measure(), { signal });
    this.#form.addEventListener("keydown", (event) => this.#onKey(event), { signal });
  }

  stop() {
    this.#listening?.abort();
    this.#listening = null;
  }

  /** Says a sentence that is no field's fault. */
  tell(sentence) {
    this.clear();
    tellField(byId("close"), this.#error, sentence, "warn");
  }

  clear() {
    this.#code.removeAttribute("aria-invalid");
    this.#reason.removeAttribute("aria-invalid");
    tellField(byId("close"), this.#error);
  }

  /** close() threw: says which of the two it was. */
  showRefusal(error) {
    const codeProblem = explainCloseCode(this.#code.value, this.#reason.value);
    const reasonProblem = explainReason(this.#reason.value);
    const field = codeProblem || !reasonProblem ? this.#code : this.#reason;
    this.clear();
    tellField(field, this.#error, say("console.problem", {
      problem: codeProblem || reasonProblem || error.message, error: error.name,
    }));
    field.focus();
  }

  #unfold(isOpen) {
    this.#form.hidden = !isOpen;
    this.#toggle.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) {
      this.#code.focus();
    } else {
      this.#toggle.focus();
    }
  }

  #onKey(event) {
    if (event.key === "Escape") {
      this.#unfold(false);
    }
  }

  #measure() {
    const bytes = utf8Length(this.#reason.value);
    write(this.#bytes, say("console.close.bytes", { bytes, most: REASON_LIMIT_BYTES }));
    this.#bytes.dataset.tone = bytes > REASON_LIMIT_BYTES ? "bad" : "";
    this.clear();
  }

  #submit(event) {
    event.preventDefault();
    const code = readCloseCode(this.#code.value);
    const reason = this.#reason.value;
    const given = code === undefined ? [] : [code];
    this.#ask(reason === "" ? given : [code, reason]);
  }

  #ask(parameters) {
    this.clear();
    this.dispatchEvent(new CustomEvent("close", { detail: parameters }));
  }
}
