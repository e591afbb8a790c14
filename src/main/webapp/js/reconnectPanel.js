import { byId, write } from "./elements.js";
import { clock } from "./format.js";
import { say } from "./words.js";

const TICK_MILLISECONDS = 250;

/** The switch for reconnecting, and when the next try is due. */
export class ReconnectPanel {
  #switch = byId("reconnect");
  #now = byId("reconnect-now");
  #reconnect = null;
  #watching = null;
  #timer = null;
  #listening = null;

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#switch.addEventListener("change", () => this.#reconnect?.switch(this.#switch.checked), { signal });
    this.#now.addEventListener("click", () => this.#reconnect?.tryNow(), { signal });
  }

  stop() {
    this.#watching?.abort();
    clearInterval(this.#timer);
    this.#listening?.abort();
    this.#listening = null;
  }

  /** Shows, and switches, this Reconnect from now on, and no more the one before. */
  show(reconnect) {
    this.#watching?.abort();
    this.#watching = new AbortController();
    this.#reconnect = reconnect;
    reconnect.addEventListener("change", () => this.#render(), { signal: this.#watching.signal });
    this.#render();
  }

  #render() {
    const { isOn, phase } = this.#reconnect;
    this.#switch.checked = isOn;
    write(byId("reconnect-told"), this.#sentence(phase, isOn));
    this.#showWaiting(phase.name === "wait" ? phase.at : null);
  }

  #sentence({ name, reason, number, at }, isOn) {
    switch (name) {
      case "wait": return say("reconnect.due", { number, time: clock(at) });
      case "try": return say("reconnect.trying", { number });
      case "done": return say("reconnect.done", { number });
      default: return reason || (isOn ? say("reconnect.rule") : "");
    }
  }

  /** Until `at`; not when that is null. */
  #showWaiting(at) {
    const hadFocus = document.activeElement === this.#now;
    clearInterval(this.#timer);
    write(byId("reconnect-due"), "");
    this.#now.hidden = at === null;
    if (at !== null) {
      this.#timer = setInterval(() => this.#showDue(at), TICK_MILLISECONDS);
      this.#showDue(at);
    } else if (hadFocus) {
      this.#switch.focus();
    }
  }

  #showDue(at) {
    const seconds = Math.ceil(Math.max(0, at - this.#reconnect.now()) / 1000);
    write(byId("reconnect-due"), say("reconnect.in", { seconds }));
  }
}
