// Close codes: RFC 6455 section 7.4 and the registry that IANA keeps for it. Pure functions.

import { say } from "./words.js";

/** Those that have a name. */
const NAMED = [...Array.from({ length: 16 }, (_, index) => 1000 + index), 3000, 3003, 3008];

function rangeOf(code) {
  if (code >= 4000 && code <= 4999) {
    return "private";
  }
  if (code >= 3000 && code <= 3999) {
    return "registered";
  }
  return code >= 1000 && code <= 2999 ? "reserved" : "none";
}

/** The code's name and one plain sentence of meaning: { code, name, meaning }. */
export function describeCloseCode(code) {
  const known = NAMED.includes(code) ? code : rangeOf(code);
  return { code, name: say(`close-code.${known}.name`), meaning: say(`close-code.${known}.meaning`) };
}

/** Whether a page may give this code to close(). */
export const isAllowedInClose = (code) => code === 1000 || (code >= 3000 && code <= 4999);
