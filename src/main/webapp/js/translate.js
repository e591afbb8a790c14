// Fills the page with the words of its language, before the first paint; and the switch in its bar.

import { choose, language, tag } from "./language.js";
import { wordsOf } from "./words.js";

const ATTRIBUTES = { label: "aria-label", title: "title", placeholder: "placeholder", content: "content" };

/** Puts words into an element. `<b>…</b>` in them is the element's next own <b>, with all its attributes: no markup is made. */
function fill(target, words) {
  if (!words.includes("<")) {
    target.textContent = words;
    return;
  }
  const own = [...target.children];
  const parts = words.split(/(<(?:\w+)>.*?<\/\w+>)/).filter(Boolean).map((part) => {
    const [, name, text] = /^<(\w+)>(.*)<\/\w+>$/.exec(part) ?? [];
    const child = name && own.splice(own.findIndex((one) => one.localName === name), 1)[0];
    if (!child) {
      return part;
    }
    child.textContent = text;
    return child;
  });
  target.replaceChildren(...parts);
}

function fillAll() {
  for (const target of document.querySelectorAll("[data-words]")) {
    fill(target, wordsOf(target.dataset.words));
  }
  for (const [name, attribute] of Object.entries(ATTRIBUTES)) {
    for (const target of document.querySelectorAll(`[data-words-${name}]`)) {
      target.setAttribute(attribute, wordsOf(target.getAttribute(`data-words-${name}`)));
    }
  }
}

// The page is written in English.
if (document.documentElement.lang !== tag) {
  document.documentElement.lang = tag;
  fillAll();
}
const select = document.getElementById("language");
if (select) {
  select.value = language;
  select.addEventListener("change", () => choose(select.value));
}
