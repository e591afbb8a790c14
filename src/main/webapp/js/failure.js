// What may stand behind a bare 1006. A pure function: what is known in, sentences out.

import { duration } from "./format.js";

/**
 * Explains a failed connection: { title, text, reasons, subprotocols, isHere }.
 * `supported` are the subprotocols of this server, null when they are not known; `refusal` is what this server says of
 * the handshake it refused, null when it refused none.
 */
export function explainFailure({ url, protocols, age, isHere, supported, refusal = null }) {
  if (age !== null) {
    return brokeOff(age);
  }
  return refusal ? refused(refusal) : neverOpened({ url, protocols, isHere, supported });
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

function brokeOff(age) {
  return {
    title: `The connection broke off after ${duration(age)}; your browser says only 1006.`,
    text: "There was no close frame, so neither side said why. What can be the reason:",
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

function neverOpened({ url, protocols, isHere, supported }) {
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
    subprotocols: protocols.length ? explainSubprotocols(protocols, isHere ? supported : null) : "",
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
