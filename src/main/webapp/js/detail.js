import { byId, element } from "./elements.js";
import { clock, fraction, plural } from "./format.js";
import { hexdump } from "./hex.js";
import { prettyJson } from "./prettyJson.js";
import { say } from "./words.js";

/** More than this is laid out only on request: a line of a million characters takes a browser a second. */
const FIRST_LIMIT_BYTES = 64 * 1024;

const side = (heading, sentence, facts) => element("div", { class: `side${heading ? " server" : ""}` },
  ...(heading ? [element("h4", {}, heading), element("p", {}, sentence)] : []),
  element("dl", { class: "facts" }, ...facts.flatMap(([name, value]) => [
    element("dt", {}, name), element("dd", {}, value),
  ])));

const message = (text, kind = "") => element("pre", {
  class: kind, tabindex: "0", role: "region", "aria-label": say("detail.message"), dir: "auto",
}, text);

/** The message laid out, when it is JSON and not too long to be. */
function jsonOf(payload) {
  const isWhole = payload.type === "text" && !payload.isCut && payload.size <= FIRST_LIMIT_BYTES;
  return isWhole ? prettyJson(payload.asText(payload.head)) : null;
}

const whenOf = ({ at, connection }) =>
  [clock(at) + fraction(at), connection && say("detail.connection", { number: connection })].filter(Boolean).join(" · ");

const hint = (...parts) => element("p", { class: "hint" }, ...parts);

/** The selected entry, whole: its facts, and its message as text or as bytes. */
export class Detail {
  #place = byId("detail");
  #entry = null;
  #isAsBytes = false;
  #isAsSent = false;
  #isWhole = false;

  show(entry) {
    this.#entry = entry;
    this.#isWhole = false;
    this.#render();
  }

  /** An entry's payload has been read since it was shown. */
  refresh(entry) {
    if (entry === this.#entry) {
      this.#render();
    }
  }

  #render() {
    const entry = this.#entry;
    const { payload } = entry ?? {};
    this.#place.replaceChildren(
      ...(entry ? [this.#title(entry, payload), this.#sides(entry)] : [hint(say("detail.teaching"))]),
      ...(payload ? this.#content(payload) : []));
  }

  #title(entry, payload) {
    const title = element("div", { class: "title" }, element("h3", {}, entry.title || entry.server.title, " ",
      element("small", {}, whenOf(entry))));
    // Only text can be seen in two ways.
    if (payload?.type === "text" && payload.size > 0) {
      title.append(this.#button("detail-bytes", say("detail.bytes"), () => { this.#isAsBytes = !this.#isAsBytes; },
        this.#isAsBytes));
      if (!this.#isAsBytes && jsonOf(payload) !== null) {
        title.append(this.#button("detail-sent", say("detail.sent"), () => { this.#isAsSent = !this.#isAsSent; },
          this.#isAsSent));
      }
    }
    return title;
  }

  #sides({ states, facts, server }) {
    const all = states ? [["readyState", states.replace("readyState ", "")], ...facts] : facts;
    const sides = element("div", { class: "sides" });
    if (all.length > 0) {
      sides.append(side("", "", all));
    }
    if (server && server.facts.length > 0) {
      sides.append(side(say("detail.server"), `${server.title} ${server.note}`, server.facts));
    }
    return sides;
  }

  #content(payload) {
    if (payload.size === 0) {
      return [hint(say(`detail.empty.${payload.type}`))];
    }
    if (payload.head.length === 0) {
      return [hint(payload.preview)];
    }
    const isDump = payload.type === "binary" || this.#isAsBytes;
    const json = isDump || this.#isAsSent ? null : jsonOf(payload);
    if (json !== null) {
      return [message(json)];
    }
    const shown = isDump || !this.#isWhole ? payload.start(FIRST_LIMIT_BYTES) : payload.head;
    const block = message(isDump ? hexdump(shown) : payload.asText(shown), isDump ? "dump" : "");
    return shown.length < payload.size ? [block, this.#rest(payload, shown.length, isDump)] : [block];
  }

  #rest(payload, shown, isDump) {
    const rest = hint(say(payload.isCut ? "detail.rest.cut" : "detail.rest.hidden", {
      shown: plural(shown, "byte"), missing: payload.size - shown,
    }), " ");
    if (!isDump && !payload.isCut) {
      rest.append(this.#button("detail-whole", say("detail.all"), () => { this.#isWhole = true; }));
    }
    return rest;
  }

  /** A button that changes the view; the focus goes to its successor, or to the message. */
  #button(id, label, change, isPressed) {
    const pressed = isPressed === undefined ? null : String(isPressed);
    const button = element("button", { class: "button", type: "button", id, "aria-pressed": pressed }, label);
    button.addEventListener("click", () => {
      change();
      this.#render();
      (byId(id) ?? this.#place.querySelector("pre")).focus();
    });
    return button;
  }
}
