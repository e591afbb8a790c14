// What modules say to people, in the language of the page. Pure.

import en from "../words/en.js";
import zh from "../words/zh.js";
import { language, tag } from "./language.js";

const catalogue = { en, zh }[language];
const plurals = new Intl.PluralRules(tag);
const digits = new Intl.NumberFormat(tag);

/**
 * The words of a key; a key without words is told itself. `values` stand where the words have their names in braces: numbers as
 * the language writes them, all else as it is. Forms are chosen by the value `count`.
 */
export function say(key, values = {}) {
  const words = catalogue[key] ?? key;
  const form = typeof words === "string" ? words : words[plurals.select(values.count ?? 0)];
  return form.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? shown(values[name]) : whole));
}

const shown = (value) => (typeof value === "number" ? digits.format(value) : value);

/** A key's words as they are, for elements that have parts. */
export const wordsOf = (key) => {
  const words = catalogue[key] ?? key;
  return typeof words === "string" ? words : words.other;
};
