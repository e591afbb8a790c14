import { byId, tellField, write } from "./elements.js";
import { parseHex } from "./hex.js";
import { listenersOf } from "./pushEntries.js";
import { reasonOf } from "./reasons.js";
import { Tabs } from "./tabs.js";
import { explainTopic } from "./validate.js";
import { say } from "./words.js";

const LEAST_MILLISECONDS = 10;

/** What to publish, once or again and again. Event: publish (detail: topic, data, type, token). */
export class PublishPanel extends EventTarget {
  #topic = byId("publish-topic");
  #text = byId("text");
  #hex = byId("hex");
  #error = byId("publish-error");
  #tabs = new Tabs(byId("publish-tabs"));
  #repeat = byId("repeat");
  #interval = byId("interval");
  #timer = null;
  #number = 0;
  #isAwaited = false;
  #isTopicTyped = false;
  #listening = null;

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#tabs.start();
    this.#tabs.addEventListener("change", () => this.tell(""), { signal });
    byId("publish-form").addEventListener("submit", (event) => this.#submit(event), { signal });
    byId("publish-form").addEventListener("keydown", (event) => this.#onKey(event), { signal });
    byId("publish-form").addEventListener("input", () => this.tell(""), { signal });
    this.#topic.addEventListener("input", () => { this.#isTopicTyped = true; }, { signal });
    this.#repeat.addEventListener("click", () => this.#toggle(), { signal });
  }

  stop() {
    this.#tabs.stop();
    this.#listening?.abort();
    this.#listening = null;
    this.#endRepeating();
  }

  /** The topic that is listened to, until a person says another one here. */
  follow(topic) {
    if (!this.#isTopicTyped) {
      this.#topic.value = topic;
    }
  }

  tell(sentence) {
    [this.#topic, this.#text, this.#hex, this.#interval].forEach((field) => field.removeAttribute("aria-invalid"));
    write(this.#error, sentence);
    this.#error.dataset.tone = "bad";
  }

  /** Not published, for this reason. */
  showFailure({ message }) {
    this.#isAwaited = false;
    this.#endRepeating();
    this.tell(say("push.publish.failed", { why: reasonOf(message) }));
  }

  /** The server wants its token: from now on there is a field for it. */
  askForToken() {
    byId("token-field").hidden = false;
  }

  /** Published: the next one may go out. */
  showReceipt({ listeners }) {
    this.#isAwaited = false;
    byId("receipt").dataset.tone = listeners > 0 ? "good" : "";
    write(byId("receipt"), listenersOf(listeners));
  }

  #submit(event) {
    event.preventDefault();
    this.#publish(this.#number + 1);
  }

  #onKey(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      this.#submit(event);
    }
  }

  #toggle() {
    if (this.#timer !== null) {
      this.#endRepeating();
      return;
    }
    const pause = Number(this.#interval.value);
    if (!Number.isInteger(pause) || pause < LEAST_MILLISECONDS) {
      this.tell(say("push.interval.wanted", { found: this.#interval.value, least: LEAST_MILLISECONDS }));
      this.#interval.setAttribute("aria-invalid", "true");
      this.#interval.focus();
      return;
    }
    this.#timer = setInterval(() => this.#again(), pause);
    this.#showRepeating();
  }

  /** No faster than the server answers. */
  #again() {
    if (!this.#isAwaited) {
      this.#publish(this.#number + 1);
    }
  }

  #endRepeating() {
    clearInterval(this.#timer);
    this.#timer = null;
    this.#showRepeating();
  }

  #showRepeating() {
    this.#repeat.setAttribute("aria-pressed", String(this.#timer !== null));
    write(this.#repeat, this.#timer === null ? say("push.repeat") : say("push.repeat.stop"));
  }

  #publish(number) {
    const topic = this.#topic.value.trim();
    const { data, problem } = this.#read(number);
    const topicProblem = explainTopic(topic);
    if (topicProblem || problem) {
      this.#endRepeating();
      this.#refuse(topicProblem ? this.#topic : this.#hex, topicProblem || problem);
      return;
    }
    this.#number = number;
    this.#isAwaited = true;
    this.dispatchEvent(new CustomEvent("publish", {
      detail: { topic, data, type: byId("type").value.trim(), token: byId("token").value.trim() },
    }));
  }

  #refuse(field, sentence) {
    this.tell("");
    tellField(field, this.#error, sentence);
    field.focus();
  }

  /** "{n}" counts, so that many messages can be told apart. */
  #read(number) {
    if (this.#tabs.selected === "tab-text") {
      return { data: this.#text.value.replaceAll("{n}", String(number)), problem: null };
    }
    const { bytes, problem } = parseHex(this.#hex.value);
    return { data: bytes, problem };
  }
}
