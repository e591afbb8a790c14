import { byId, element } from "./elements.js";

/** The block that explains a failure; it stays until the next connection. */
export class Notice {
  #place = byId("notice");

  clear() {
    this.#place.replaceChildren();
  }

  /** Shows what explainFailure() answered. */
  show({ title, text, reasons, subprotocols, isHere }) {
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
      const refused = element("a", link, "the last handshakes it refused");
      parts.push(element("p", {}, "What this server remembers: ", refused, "."));
    }
    this.#place.replaceChildren(element("div", { class: "notice" }, ...parts));
  }
}
