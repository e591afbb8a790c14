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
    parts.push(element("p", {}, text), element("ul", {}, ...reasons.map((reason) => element("li", {}, reason))));
    if (isHere) {
      const link = { href: "handshake/refused", target: "_blank", rel: "noopener" };
      const text = "the last handshakes it refused";
      parts.push(element("p", {}, "If it was this server that refused, it remembers why: ", element("a", link, text), "."));
    }
    this.#place.replaceChildren(element("div", { class: "notice" }, ...parts));
  }
}
