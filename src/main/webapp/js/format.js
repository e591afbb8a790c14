// Numbers, times and foreign text as people read them, in the language of the page. Pure functions.

import { tag } from "./language.js";
import { say } from "./words.js";

const digits = new Intl.NumberFormat(tag);

export const count = (number) => digits.format(number);

/** So many of a thing that the catalogue counts, by its name there: byte, message … */
export const plural = (number, thing) => say(`count.${thing}`, { count: number });

const two = (number) => String(number).padStart(2, "0");

/** The time of day of an epoch millisecond, as "12:04:07". */
export function clock(epoch) {
  const date = new Date(epoch);
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** The part after the second, as ".118". */
export const fraction = (epoch) => `.${String(Math.floor(epoch) % 1000).padStart(3, "0")}`;

/** A length of time in words: "4 ms", "12.3 s", "3 min 20 s", "2 h 5 min". */
export function duration(milliseconds) {
  if (milliseconds < 1000) {
    return `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`;
  }
  const seconds = milliseconds / 1000;
  if (seconds < 60) {
    return `${seconds.toFixed(1)} s`;
  }
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? say("duration.minutes", { minutes, seconds: Math.floor(seconds % 60) })
    : say("duration.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** A length of time as a running clock: "00:42", "1:02:03". */
export function ticking(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** Makes control characters visible (a line feed becomes ␊), so that a preview stays on one line. */
export function visible(text) {
  return text
    .replace(/[\u0000-\u001f]/g, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)))
    .replace(/\u007f/g, "\u2421")
    .replace(/[\u2028\u2029]/g, "\u2424");
}

/** At most `limit` characters; never half of a surrogate pair, for that would show as a broken sign. */
export function capped(text, limit) {
  if (text.length <= limit) {
    return text;
  }
  const last = text.charCodeAt(limit - 1);
  const isHalf = last >= 0xd800 && last <= 0xdbff;
  return `${text.slice(0, isHalf ? limit - 1 : limit)}…`;
}

export const quoted = (text, limit = 80) => `“${visible(capped(text, limit))}”`;
