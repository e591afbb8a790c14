import { PublishError } from "../duplex.js";

const RENEW_MILLISECONDS = 8 * 60_000;

/** What lets this page publish: the token that a person typed, else a ticket from the server. Never the page's concern. */
export class Leave {
  /** Typed by a person; empty to do without. */
  token = "";
  #ticket = "";
  #issuedAt = 0;
  #fetch;
  #base;
  #now;

  constructor({ base = document.baseURI, fetch = globalThis.fetch.bind(globalThis), now = Date.now } = {}) {
    this.#base = base;
    this.#fetch = fetch;
    this.#now = now;
  }

  /** Whether what was used last may have ended, so that asking again may help. */
  get isRenewable() {
    return this.token === "";
  }

  /**
   * What to say as a publisher.
   *
   * @throws {PublishError} when the server wants the token
   */
  async take() {
    if (this.token !== "") {
      return this.token;
    }
    if (this.#ticket === "" || this.#now() - this.#issuedAt > RENEW_MILLISECONDS) {
      this.#ticket = await this.#ask();
      this.#issuedAt = this.#now();
    }
    return this.#ticket;
  }

  forget() {
    this.#ticket = "";
  }

  async #ask() {
    let response;
    try {
      response = await this.#fetch(new URL("ticket", this.#base), { method: "POST", cache: "no-store" });
    } catch (cause) {
      throw new PublishError(0, `no answer (${cause.message})`, { cause });
    }
    const said = await response.json().catch(() => ({}));
    if (!response.ok) {
      throw new PublishError(response.status, said.detail ?? `${response.status} ${response.statusText}`);
    }
    return said.ticket;
  }
}
