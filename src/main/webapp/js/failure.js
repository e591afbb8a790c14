// What may stand behind a bare 1006. A pure function: what is known in, sentences out.

import { duration } from "./format.js";
import { endOf } from "./serverEntries.js";

/**
 * Explains a failed connection: { title, text, reasons, subprotocols, isHere }.
 * `supported` are the subprotocols of this server, null when they are not known; `refusal` is what this server says of
 * the handshake it refused, null when it refused none; `verdict` is what it saw of this connection, null when it does not
 * say.
 */
export function explainFailure({ url, protocols, age, isHere, supported, refusal = null, verdict = null }) {
  if (age !== null) {
    return brokeOff(age, verdict);
  }
  if (verdict?.refused ?? refusal) {
    return refused(verdict?.refused ?? refusal);
  }
  if (verdict && !verdict.isSeen) {
    return unseen();
  }
  const subprotocols = protocols.length ? explainSubprotocols(protocols, isHere ? supported : null) : "";
  return verdict?.accepted ? agreedInVain(subprotocols) : neverOpened({ url, subprotocols, isHere });
}

function refused({ status, sentence }) {
  return {
    title: "Your browser says only 1006. The server knows why.",
    text: `It refused the handshake with status ${status}: ${sentence}.`,
    reasons: [],
    subprotocols: "",
    isHere: true,
  };
}

function unseen() {
  return {
    title: "Your browser says only 1006. The handshake never reached Duplex.",
    text: "At the same time this page hears the server by plain HTTP, so it is up and can be reached. What can have happened "
      + "to the handshake on the way:",
    reasons: [
      "A proxy, gateway or firewall that knows no WebSocket answered it, or dropped it.",
      "A proxy passed it on without its Upgrade or Connection header, and the server answered before Duplex was asked.",
      "A browser extension, or this page's security policy, blocked it.",
    ],
    subprotocols: "",
    isHere: true,
  };
}

function agreedInVain(subprotocols) {
  return {
    title: "Your browser says only 1006, but the server had agreed.",
    text: "The server answered 101, and the browser did not take that for an answer. What can be the reason:",
    reasons: [
      "A proxy on the way changed the answer: its status, its Upgrade or Connection header, or Sec-WebSocket-Accept.",
      "The connection was cut between the answer and its arrival.",
    ],
    subprotocols,
    isHere: false,
  };
}

function brokeOff(age, verdict) {
  return {
    title: `The connection broke off after ${duration(age)}; your browser says only 1006.`,
    text: `${sawOfTheEnd(verdict)} What can be the reason:`,
    reasons: [
      "Nothing was sent for a while, and a proxy or the server cut the silent connection. "
        + "The sign: it breaks at the same age after the last message each time.",
      "The server process ended, or a proxy on the way was restarted.",
      "The network changed: Wi-Fi, VPN, or the computer slept.",
      "One side broke the rules of the protocol, and the browser ended it.",
    ],
    subprotocols: "",
    isHere: false,
  };
}

function sawOfTheEnd(verdict) {
  if (!verdict) {
    return "There was no close frame, so neither side said why.";
  }
  return verdict.closed
    ? `The server's side ended too, with ${verdict.closed.code}: ${endOf(verdict.closed)}.`
    : "The server still takes it for open: so it did not end it, and what cut it stands between, or is this browser.";
}

function neverOpened({ url, subprotocols, isHere }) {
  const { host, protocol } = new URL(url);
  const isEncrypted = protocol === "wss:";
  return {
    title: "Your browser says only 1006.",
    text: "The browser hides the true reason from every page by design. What can be the reason:",
    reasons: [
      "The server answered, but not with 101: it knows no WebSocket at this path (404), or it refused the "
        + "handshake (400, 403, 426).",
      "A proxy on the way dropped the Upgrade and Connection headers.",
      isHere ? "" : `Nothing listens at ${host}, or its name cannot be found.`,
      isEncrypted ? `The TLS certificate of ${host} is not trusted; opening https://${host}/ in a tab shows it.` : "",
      "This page's security policy, or a browser extension, blocked the connection.",
    ].filter(Boolean),
    subprotocols,
    isHere,
  };
}

function explainSubprotocols(offered, supported) {
  const rule = `You offered ${offered.join(", ")}. When the server agrees to none of the names offered, `
    + "the browser itself gives the connection up.";
  if (!supported) {
    return `${rule} Try it without subprotocols.`;
  }
  if (offered.some((name) => supported.includes(name))) {
    return "";
  }
  return supported.length
    ? `${rule} This server knows ${supported.join(", ")}. That is most likely the reason here.`
    : `${rule} This server knows none. That is most likely the reason here.`;
}
