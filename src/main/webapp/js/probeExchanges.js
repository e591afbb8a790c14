import { answerWords, endWords, readAnswer, replacedWords } from "./probeAnswers.js";
import { commandOfQuery, isCommand, readObject } from "./probeCommands.js";

const KEPT = 5;

const keyOf = (ref) => JSON.stringify(ref ?? null);

/**
 * The latest commands to /probe and what came of each. Commands are answered in the order in which they went out,
 * so an answer belongs to the oldest one with its ref.
 * An exchange: id, text, command, words (null while it waits), took (milliseconds).
 * Events: add, answer, drop (detail: the exchange).
 */
export class ProbeExchanges extends EventTarget {
  #exchanges = [];
  #nextId = 1;
  #now;

  constructor({ now = () => performance.now() } = {}) {
    super();
    this.#now = now;
  }

  /** Hears what goes over a connection to /probe: every command, whichever part of the page it comes from. */
  follow(connection, signal) {
    const command = commandOfQuery(connection.url);
    if (command) {
      this.sent(new URL(connection.url).search, command);
    }
    connection.addEventListener("send", ({ detail: { data, isDiscarded } }) => {
      if (isCommand(data) && !isDiscarded) {
        this.sent(data);
      }
    }, { signal });
    connection.addEventListener("message", ({ detail: { data } }) => {
      if (isCommand(data)) {
        this.heard(data);
      }
    }, { signal });
    connection.addEventListener("close", ({ detail }) => this.ended(detail), { signal });
  }

  /** A command went out; `command` is what it means, and null when nobody can tell. */
  sent(text, command = readObject(text)) {
    const exchange = { id: this.#nextId++, text, command, at: this.#now(), words: null, took: null };
    this.#exchanges.push(exchange);
    this.#emit("add", exchange);
    if (this.#exchanges.length > KEPT) {
      this.#emit("drop", this.#exchanges.shift());
    }
    return exchange;
  }

  /** A message came. What it answers is looked for; an error that belongs to no command is told by itself. */
  heard(text) {
    const answer = readAnswer(text);
    if (!answer) {
      return;
    }
    const key = keyOf(answer.ref);
    const asked = this.#waiting().find(({ command }) => keyOf(command?.ref) === key);
    const exchange = asked ?? (answer.error ? this.sent("", null) : null);
    if (exchange) {
      this.#answer(exchange, answerWords(answer));
    }
  }

  /** The connection has closed: which is what one of them may have asked for. */
  ended(closed) {
    const asked = this.#waiting().find(({ command }) => Number(command?.close) === closed.code);
    this.#waiting().forEach((exchange) => this.#answer(exchange, endWords(exchange === asked, closed)));
  }

  /** Another connection took the place of the one they were sent on. */
  replaced() {
    this.#waiting().forEach((exchange) => this.#answer(exchange, replacedWords()));
  }

  #waiting() {
    return this.#exchanges.filter(({ words }) => words === null);
  }

  #answer(exchange, words) {
    exchange.words = words;
    exchange.took = this.#now() - exchange.at;
    this.#emit("answer", exchange);
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
