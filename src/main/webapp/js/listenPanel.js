import { byId, tellField } from "./elements.js";
import { explainTopic } from "./validate.js";
import { say } from "./words.js";

/** The fields that begin to hear a topic. Event: listen (detail: topic, after, choice). */
export class ListenPanel extends EventTarget {
  #topic = byId("topic");
  #topicError = byId("topic-error");
  #from = byId("from");
  #after = byId("after");
  #afterError = byId("after-error");
  #listening = null;

  get topic() {
    return this.#topic.value.trim();
  }

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const asked = new URLSearchParams(location.search);
    this.#topic.value = asked.get("topic") ?? this.#topic.value;
    byId("listen-form").addEventListener("submit", (event) => this.#submit(event), { signal });
    this.#topic.addEventListener("input", () => this.#onTopic(), { signal });
    this.#from.addEventListener("change", () => this.#onFrom(), { signal });
    this.#onFrom();
  }

  stop() {
    this.#listening?.abort();
    this.#listening = null;
  }

  #onTopic() {
    tellField(this.#topic, this.#topicError);
    this.dispatchEvent(new CustomEvent("topic"));
  }

  #onFrom() {
    byId("after-field").hidden = this.#from.value !== "after";
    tellField(this.#after, this.#afterError);
  }

  #submit(event) {
    event.preventDefault();
    const problem = explainTopic(this.topic);
    tellField(this.#topic, this.#topicError, problem);
    if (problem) {
      this.#topic.focus();
      return;
    }
    const after = { now: "", earliest: "earliest", after: this.#after.value.trim() }[this.#from.value];
    if (this.#from.value === "after" && after === "") {
      tellField(this.#after, this.#afterError, say("push.after.wanted"));
      this.#after.focus();
      return;
    }
    this.dispatchEvent(new CustomEvent("listen", {
      detail: { topic: this.topic, after, choice: byId("transport").value },
    }));
  }
}
