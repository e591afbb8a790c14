import { byId, element } from "./elements.js";
import { say } from "./words.js";

/** The block that explains a failure; it stays until the next connection. */
export class Notice {
  #place = byId("notice");

  #shown = null;

  /** Shows what explainFailure() answered, or nothing for null. */
  show(failure) {
    if (failure !== this.#shown) {
      this.#shown = failure;
      this.#place.replaceChildren(...(failure ? [blockOf(failure)] : []));
    }
  }
}

function blockOf({ title, text, reasons, subprotocols, isHere }) {
  const parts = [
    element("span", { class: "mark", "aria-hidden": "true" }, "!"),
    element("h3", {}, title),
  ];
  if (subprotocols) {
    parts.push(element("p", {}, subprotocols));
  }
  parts.push(element("p", {}, text));
  if (reasons.length) {
    parts.push(element("ul", {}, ...reasons.map((reason) => element("li", {}, reason))));
  }
  if (isHere) {
    const link = { href: "handshake/refused", target: "_blank", rel: "noopener" };
    const [before, after] = say("console.notice.remembered").split("{link}");
    parts.push(element("p", {}, before, element("a", link, say("console.notice.link")), after));
  }
  return element("div", { class: "notice" }, ...parts);
}
