// The first sentence of the page: what is so, in words. Pure functions.

import { describeCloseCode } from "./closecodes.js";
import { capped, duration } from "./format.js";

export const connectingSentence = (url) => `Connecting to ${hostOf(url)} …`;

export function openSentence(connection, { took }) {
  const agreed = connection.protocol ? `, ${connection.protocol} agreed` : "";
  return `Connected to ${hostOf(connection.url)} in ${duration(took)}${agreed}.`;
}

export const CLOSING = "Closing: one side said goodbye, and waits for the other.";

export const REFUSED = "The browser refused to create this WebSocket.";

export function closeSentence({ code, wasClean, age, isCloseCalled }) {
  if (age === null) {
    return isCloseCalled
      ? "You closed the connection before it opened."
      : "The connection never opened, and the browser does not say why.";
  }
  const lasted = duration(age);
  return wasClean
    ? `Closed with ${code}, ${describeCloseCode(code).name}, after ${lasted}.`
    : `The connection broke off after ${lasted}, without a goodbye (${code}).`;
}

const hostOf = (url) => {
  const { host, pathname } = new URL(url);
  return capped(host + pathname, 80);
};
