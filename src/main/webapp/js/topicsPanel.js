import { byId } from "./elements.js";
import { TopicItem } from "./topicItem.js";

const TICK_MILLISECONDS = 1_000;

/** The topics that are heard, one item each. However fast messages come, an item changes once per frame. */
export class TopicsPanel {
  #session;
  #list = byId("topics");
  #items = new Map();
  #changed = new Set();
  #frame = null;
  #timer = null;
  #listening = null;

  constructor(session) {
    this.#session = session;
  }

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    this.#session.addEventListener("topics", () => this.#onTopics(), { signal: this.#listening.signal });
    this.#timer = setInterval(() => this.#items.forEach((item) => item.show()), TICK_MILLISECONDS);
    this.#onTopics();
  }

  stop() {
    this.#listening?.abort();
    this.#listening = null;
    clearInterval(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#frame = null;
  }

  #onTopics() {
    const { topics } = this.#session;
    for (const [heard, item] of this.#items) {
      if (topics.get(heard.topic) !== heard) {
        item.element.remove();
        this.#items.delete(heard);
      }
    }
    for (const heard of topics.values()) {
      if (!this.#items.has(heard)) {
        this.#add(heard);
      }
    }
    byId("topics-empty").hidden = topics.size > 0;
  }

  #add(heard) {
    const item = new TopicItem(heard, () => this.#session.forget(heard.topic));
    this.#items.set(heard, item);
    this.#list.append(item.element);
    heard.addEventListener("change", () => this.#schedule(item));
    item.show();
  }

  #schedule(item) {
    this.#changed.add(item);
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = null;
      this.#changed.forEach((changed) => changed.show());
      this.#changed.clear();
    });
  }
}
