// What may stand behind a bare 1006. A pure function: what is known in, sentences out.

import { duration } from "./format.js";
import { explanationOf } from "./explanation.js";
import { endOf } from "./serverEntries.js";
import { say } from "./words.js";

/**
 * Explains a failed connection: { headline, title, text, reasons, subprotocols, isHere }; the headline is empty where the
 * browser alone has said what is known.
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

function refused(refusal) {
  const { status, sentence } = refusal;
  const { meaning, cause } = explanationOf(refusal);
  return {
    headline: say("console.headline.refused-there", { status: String(status) }),
    title: say("console.failure.refused"),
    text: say("console.failure.refused.text", { status: String(status), sentence }),
    reasons: [
      meaning && say("console.failure.refused.meaning", { meaning }),
      cause && say("console.failure.refused.cause", { cause }),
    ].filter(Boolean),
    subprotocols: "",
    isHere: true,
  };
}

function unseen() {
  return {
    headline: say("console.headline.unseen"),
    title: say("console.failure.unseen"),
    text: say("console.failure.unseen.text"),
    reasons: ["proxy", "headers", "browser"].map((reason) => say(`console.failure.unseen.${reason}`)),
    subprotocols: "",
    isHere: true,
  };
}

function agreedInVain(subprotocols) {
  return {
    headline: say("console.headline.vain"),
    title: say("console.failure.vain"),
    text: say("console.failure.vain.text"),
    reasons: ["changed", "cut"].map((reason) => say(`console.failure.vain.${reason}`)),
    subprotocols,
    isHere: false,
  };
}

function brokeOff(age, verdict) {
  return {
    headline: "",
    title: say("console.failure.broken", { time: duration(age) }),
    text: sawOfTheEnd(verdict),
    reasons: ["silence", "restart", "network", "rules"].map((reason) => say(`console.failure.broken.${reason}`)),
    subprotocols: "",
    isHere: false,
  };
}

function sawOfTheEnd(verdict) {
  if (!verdict) {
    return say("console.failure.broken.text");
  }
  return verdict.closed
    ? say("console.failure.broken.ended", { code: String(verdict.closed.code), end: endOf(verdict.closed) })
    : say("console.failure.broken.open");
}

function neverOpened({ url, subprotocols, isHere }) {
  const { host, protocol } = new URL(url);
  const isEncrypted = protocol === "wss:";
  return {
    headline: "",
    title: say("console.failure.unopened"),
    text: say("console.failure.unopened.text"),
    reasons: [
      say("console.failure.unopened.answered"),
      say("console.failure.unopened.proxy"),
      isHere ? "" : say("console.failure.unopened.nobody", { host }),
      isEncrypted ? say("console.failure.unopened.certificate", { host }) : "",
      say("console.failure.unopened.policy"),
    ].filter(Boolean),
    subprotocols,
    isHere,
  };
}

function explainSubprotocols(names, supported) {
  const offered = names.join(", ");
  if (!supported) {
    return say("console.failure.offered", { offered });
  }
  if (names.some((name) => supported.includes(name))) {
    return "";
  }
  return supported.length
    ? say("console.failure.offered.others", { offered, supported: supported.join(", ") })
    : say("console.failure.offered.none", { offered });
}
