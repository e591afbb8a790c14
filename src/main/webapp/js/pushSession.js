import { publish, PublishError } from "../duplex.js";
import { HeardTopic } from "./heardTopic.js";
import { published } from "./pushEntries.js";

const FORBIDDEN = 403;

/**
 * The topics that this page hears, and what it publishes. Touches the network, never the page.
 * Event: topics (one came or went).
 */
export class PushSession extends EventTarget {
  /** By name, in the order in which they came. */
  topics = new Map();
  #journal;
  #clock;
  #leave;
  #publish;
  /** Ends with the newest publication: one goes out after the other, or they might overtake. */
  #order = Promise.resolve();

  constructor({ journal, clock, leave, publisher = publish }) {
    super();
    this.#journal = journal;
    this.#clock = clock;
    this.#leave = leave;
    this.#publish = publisher;
  }

  /** Hears a topic; if it is heard already, from the new place on. */
  listen(topic, { after, choice }) {
    this.topics.get(topic)?.stop();
    const heard = new HeardTopic(topic, { after, choice, journal: this.#journal, clock: this.#clock });
    this.topics.set(topic, heard);
    this.dispatchEvent(new CustomEvent("topics"));
    heard.start();
  }

  forget(topic) {
    this.topics.get(topic)?.stop();
    this.topics.delete(topic);
    this.dispatchEvent(new CustomEvent("topics"));
  }

  /**
   * Publishes after all that this page has published before, and writes it down.
   *
   * @throws {PublishError}
   */
  publish(topic, data, type) {
    const publication = this.#order.then(() => this.#publishNow(topic, data, type));
    this.#order = publication.catch(() => {});
    return publication;
  }

  async #publishNow(topic, data, type) {
    const base = new URL("push/", document.baseURI);
    const say = async () => this.#publish(topic, data, { token: await this.#leave.take(), type, base });
    const receipt = await this.#twice(say);
    this.topics.get(topic)?.published(receipt.id);
    this.#journal.add(published({ topic, data, type, ...receipt }));
    return receipt;
  }

  /** A ticket may have ended, or another node may not know it: a fresh one is worth one more try. */
  async #twice(say) {
    try {
      return await say();
    } catch (error) {
      if (!(error instanceof PublishError) || error.status !== FORBIDDEN || !this.#leave.isRenewable) {
        throw error;
      }
      this.#leave.forget();
      return say();
    }
  }
}
