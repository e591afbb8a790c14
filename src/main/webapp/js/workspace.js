import { Journal } from "./journal.js";
import { Narrator } from "./narrator.js";
import { Reconnect } from "./reconnect.js";
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
  /** Opens the newest connection again, when it is on. */
  reconnect = new Reconnect();
  /** What stands in the fields: { url, protocols, isAsked }, as typed. */
  fields;

  constructor({ serverSide, serverInfo, fields }) {
    super();
    this.session = new Session(this.journal, serverSide);
    this.narrator = new Narrator(serverInfo);
    this.fields = fields;
    this.session.addEventListener("connection", ({ detail: connection }) => {
      connection.addEventListener("state", () => this.#changed());
      this.narrator.watch(connection, this.session.side);
      this.#keepUp(connection);
      this.#changed();
    });
    this.reconnect.addEventListener("try", () => this.#reopen());
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

  /** Ends its connection when that still lives, for good. */
  end() {
    this.reconnect.switch(false);
    this.session.current?.stop();
  }

  #keepUp(connection) {
    const ifNewest = (act) => ({ detail }) => connection === this.session.current && act(detail);
    connection.addEventListener("open", ifNewest(() => this.reconnect.hearOpen()));
    connection.addEventListener("close", ifNewest((closed) => this.reconnect.hear(closed)));
  }

  #reopen() {
    try {
      this.session.reopen();
    } catch (error) {
      this.reconnect.cancel(say("reconnect.rest.refused", { error: error.name }));
    }
  }

  #changed() {
    this.dispatchEvent(new CustomEvent("change"));
  }
}
