// The first sentence of the page: what is so, in words. Pure functions.

import { describeCloseCode } from "./closecodes.js";
import { capped, duration } from "./format.js";
import { say } from "./words.js";

export const connectingSentence = (url) => say("console.headline.connecting", { host: hostOf(url) });

export function openSentence({ url, protocol }, { took }) {
  return say(protocol ? "console.headline.agreed" : "console.headline.open", {
    host: hostOf(url), time: duration(took), protocol,
  });
}

export const CLOSING = say("console.headline.closing");

export const REFUSED = say("console.headline.refused");

export function closeSentence({ code, wasClean, age, isCloseCalled }) {
  if (age === null) {
    return say(isCloseCalled ? "console.headline.given-up" : "console.headline.unopened");
  }
  return say(wasClean ? "console.headline.closed" : "console.headline.broken", {
    code: String(code), name: describeCloseCode(code).name, time: duration(age),
  });
}

const hostOf = (url) => {
  const { host, pathname } = new URL(url);
  return capped(host + pathname, 80);
};
