import { Journal } from "./journal.js";
import { Narrator } from "./narrator.js";
import { Session } from "./session.js";
import { say } from "./words.js";

/**
 * One tab of the console: what it connects to, its connections one after the other, their journal, and the words for how
 * they fare. Event: change (its name or state).
 */
export class Workspace extends EventTarget {
  journal = new Journal();
  session;
  narrator;
  /** What stands in the fields: { url, protocols }, as typed. */
  fields;

  constructor({ serverSide, serverInfo, fields }) {
    super();
    this.session = new Session(this.journal, serverSide);
    this.narrator = new Narrator(serverInfo);
    this.fields = fields;
    this.session.addEventListener("connection", ({ detail: connection }) => {
      connection.addEventListener("state", () => this.#changed());
      this.narrator.watch(connection, this.session.side);
      this.#changed();
    });
  }

  /** The path that it is connected to, or was. */
  get name() {
    const url = this.session.current?.url;
    return url ? new URL(url).pathname : say("console.unconnected");
  }

  /** readyState of its newest connection; null before the first. */
  get state() {
    return this.session.current?.readyState ?? null;
  }

  /** Ends its connection when that still lives. */
  end() {
    this.session.current?.stop();
  }

  #changed() {
    this.dispatchEvent(new CustomEvent("change"));
  }
}
