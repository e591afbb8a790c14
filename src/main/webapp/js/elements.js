// Small words for the DOM.

export const byId = (id) => document.getElementById(id);

/** A new element: attributes (undefined, null and false are left out), then children, which are never markup. */
export function element(name, attributes = {}, ...children) {
  const created = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false && value !== "") {
      created.setAttribute(key, value === true ? "" : value);
    }
  }
  created.append(...children);
  return created;
}

/** Text that may break behind each semicolon and comma, as header values have them, before it breaks within a word. */
export const breakable = (text) => text.split(/(?<=[;,])/).flatMap((part) => [part, element("wbr")]);

/** Writes only what changed, so that readers and the layout are left in peace. */
export function write(target, text) {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

/** The sentence beside a field. tone "bad": it was refused; "warn": it would be; no sentence: all is well. */
export function tellField(field, place, sentence = "", tone = "bad") {
  write(place, sentence);
  place.dataset.tone = tone;
  if (sentence && tone === "bad") {
    field.setAttribute("aria-invalid", "true");
  } else {
    field.removeAttribute("aria-invalid");
  }
}
