import { byId, tellField, write } from "./elements.js";
import { fillIn, placeholdersIn } from "./placeholders.js";
import { explainPause, explainTimes, Repeat } from "./repeat.js";
import { say } from "./words.js";

/** Above so many bytes that wait in the browser, a turn is left out: the network is slower than the pause. */
const FULL_BYTES = 4 * 1024 * 1024;

/** Sends the message at hand again and again. */
export class RepeatPanel {
  #toggle = byId("repeat-toggle");
  #form = byId("repeat-form");
  #pause = byId("repeat-pause");
  #times = byId("repeat-times");
  #button = byId("repeat");
  #message;
  #send;
  #waiting;
  #isEnded;
  #repeat;
  #listening = null;

  /**
   * `message` is a SendPanel, `send(data)` answers whether it went out, `waiting()` how many bytes have not yet, `isEnded()`
   * whether the connection is over.
   */
  constructor({ message, send, waiting, isEnded }) {
    this.#message = message;
    this.#send = send;
    this.#waiting = waiting;
    this.#isEnded = isEnded;
    this.#repeat = new Repeat((number) => this.#turn(number));
  }

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const on = (target, type, act) => target.addEventListener(type, act, { signal });
    on(this.#toggle, "click", () => this.#unfold(this.#form.hidden));
    on(this.#form, "submit", (event) => this.#submit(event));
    on(this.#form, "input", () => this.#tellFields("", ""));
    on(this.#form, "keydown", (event) => event.key === "Escape" && this.#unfold(false));
    on(this.#repeat, "turn", ({ detail }) => write(byId("repeat-count"), say("repeat.sent", { number: detail })));
    on(this.#repeat, "end", ({ detail }) => this.#onEnd(detail));
  }

  stop() {
    this.#repeat.stop();
    this.#listening?.abort();
    this.#listening = null;
  }

  /** The connection has ended, and the repetition with it. */
  hearEnd() {
    if (this.#repeat.isRunning) {
      this.#end(say("repeat.ended", { count: this.#repeat.done }));
    }
  }

  /** Another tab is in front: its connection is not to get these. */
  hearSwitch() {
    if (this.#repeat.isRunning) {
      this.#end(say("repeat.switched", { count: this.#repeat.done }));
    }
  }

  #unfold(isOpen) {
    this.#form.hidden = !isOpen;
    this.#toggle.setAttribute("aria-expanded", String(isOpen));
    (isOpen ? this.#pause : this.#toggle).focus();
  }

  #submit(event) {
    event.preventDefault();
    if (this.#repeat.isRunning) {
      this.#end(say("repeat.stopped", { count: this.#repeat.done }));
      return;
    }
    const problems = [explainPause(this.#pause.value), explainTimes(this.#times.value)];
    this.#tellFields(...problems);
    if (problems.some(Boolean)) {
      (problems[0] ? this.#pause : this.#times).focus();
      return;
    }
    this.#begin(Number(this.#pause.value), Number(this.#times.value));
  }

  #begin(pause, times) {
    const names = placeholdersIn(this.#message.message?.text ?? "");
    const filled = names.length > 0
      ? say("repeat.filled", { names: names.join(say("list.and")), count: names.length })
      : "";
    write(byId("repeat-count"), say("repeat.none"));
    const begun = times === 0 ? say("repeat.begun", { pause }) : say("repeat.begun.times", { pause, count: times });
    this.#tell([begun, filled].filter(Boolean).join(" "));
    this.#repeat.start(pause, times);
    this.#showRunning();
  }

  #turn(number) {
    if (number > 1 && this.#isEnded()) {
      this.hearEnd();
      return "failed";
    }
    if (this.#waiting() > FULL_BYTES) {
      return "wait";
    }
    const { data, problem } = this.#message.read((text) => fillIn(text, number, Date.now()));
    if (problem) {
      this.#message.tell(problem);
      return "failed";
    }
    return this.#send(data) ? "done" : "failed";
  }

  #onEnd({ done, isWhole }) {
    this.#end(say(isWhole ? "repeat.whole" : "repeat.failed", { count: done }));
  }

  #end(sentence) {
    this.#repeat.stop();
    this.#tell(sentence);
    this.#showRunning();
  }

  #showRunning() {
    const { isRunning } = this.#repeat;
    write(this.#button, say(isRunning ? "repeat.stop" : "repeat.start"));
    this.#toggle.toggleAttribute("data-running", isRunning);
  }

  #tell(sentence) {
    write(byId("repeat-told"), sentence);
  }

  #tellFields(pauseProblem, timesProblem) {
    tellField(this.#pause, byId("repeat-pause-error"), pauseProblem);
    tellField(this.#times, byId("repeat-times-error"), timesProblem);
  }
}
