import { byId, tellField, write } from "./elements.js";
import { parseHex } from "./hex.js";
import { sizeOf } from "./messageSize.js";
import { Tabs } from "./tabs.js";
import { say } from "./words.js";

/** What to send: text, bytes or a file. Event: send (detail: string, Uint8Array or File). */
export class SendPanel extends EventTarget {
  #card = byId("send-card");
  #text = byId("text");
  #hex = byId("hex");
  #file = byId("file");
  #error = byId("send-error");
  #tabs = new Tabs(this.#card.querySelector('[role="tablist"]'));
  #listening = null;
  #isCompressed = false;

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#tabs.start();
    this.#tabs.addEventListener("change", () => this.#measure(), { signal });
    this.#card.addEventListener("input", () => this.#measure(), { signal });
    this.#card.addEventListener("keydown", (event) => this.#onKey(event), { signal });
    this.#card.addEventListener("dragover", (event) => this.#onDrag(event), { signal });
    this.#card.addEventListener("dragleave", () => delete this.#card.dataset.drop, { signal });
    this.#card.addEventListener("drop", (event) => this.#onDrop(event), { signal });
    byId("send-form").addEventListener("submit", (event) => this.#submit(event), { signal });
    byId("send-key").textContent = /mac|iphone|ipad/i.test(navigator.platform) ? "⌘ ↵" : "Ctrl ↵";
    this.#measure();
  }

  stop() {
    this.#tabs.stop();
    this.#listening?.abort();
    this.#listening = null;
  }

  /** After permessage-deflate was agreed, the bytes on the wire are no longer known. */
  showCompression(isCompressed) {
    this.#isCompressed = isCompressed;
    this.#measure();
  }

  tell(sentence, tone = "bad") {
    tellField(this.#field(), this.#error, sentence, tone);
  }

  /** The message as it stands: { kind: "text" or "hex", text }; null when a file is to be sent. */
  get message() {
    const kind = this.#tabs.selected.replace("tab-", "");
    return kind === "file" ? null : { kind, text: this.#field().value };
  }

  /** Puts such a message into its field. */
  show({ kind, text }) {
    this.#tabs.select(`tab-${kind}`);
    this.#field().value = text;
    this.#measure();
  }

  focus() {
    this.#field().focus();
  }

  /** What send() would take: { data, problem }, one of the two null. `fill` has the last word about a text. */
  read(fill = (text) => text) {
    if (this.#tabs.selected === "tab-text") {
      return { data: fill(this.#text.value), problem: null };
    }
    if (this.#tabs.selected === "tab-hex") {
      const { bytes, problem } = parseHex(this.#hex.value);
      return { data: bytes, problem };
    }
    const [file = null] = this.#file.files;
    return { data: file, problem: file ? null : say("console.send.no-file") };
  }

  #field() {
    return { "tab-text": this.#text, "tab-hex": this.#hex, "tab-file": this.#file }[this.#tabs.selected];
  }

  #measure() {
    [this.#text, this.#hex, this.#file].forEach((field) => tellField(field, this.#error));
    write(byId("send-size"), this.#size());
  }

  #size() {
    const { data, problem } = this.read();
    if (problem) {
      return say(this.#tabs.selected === "tab-file" ? "console.size.no-file" : "console.size.not-whole");
    }
    return sizeOf(data, this.#isCompressed);
  }

  #onKey(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      this.#submit(event);
    }
  }

  #submit(event) {
    event.preventDefault();
    const { data, problem } = this.read();
    this.tell(problem ?? "");
    if (problem) {
      this.#field().focus();
      return;
    }
    this.dispatchEvent(new CustomEvent("send", { detail: data }));
  }

  #onDrag(event) {
    if (event.dataTransfer.types.includes("Files")) {
      event.preventDefault();
      this.#card.dataset.drop = "over";
    }
  }

  #onDrop(event) {
    delete this.#card.dataset.drop;
    if (event.dataTransfer.files.length > 0) {
      event.preventDefault();
      this.#file.files = event.dataTransfer.files;
      this.#tabs.select("tab-file");
    }
  }
}
