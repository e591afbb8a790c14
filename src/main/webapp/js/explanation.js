// Why the server refused a handshake, in the language of the page. Pure.

import { say } from "./words.js";

/** As the server does it: the proxy that left a sign is named first, as a value among the others. */
function causeOf({ kind, values }) {
  const proxy = say(values.sign ? "cause.PROXY_NAMED" : "cause.PROXY", values);
  return said(`cause.${kind}`, { ...values, proxy });
}

/** Empty for what a newer server may name. */
function said(key, values = {}) {
  const words = say(key, values);
  return words === key ? "" : words;
}

/**
 * Of a refusal, as a trace or the list of the refused tells it: { meaning, cause } of the first rule that is broken, each
 * empty where nobody knows, or where the sentence has said it.
 */
export function explanationOf({ rule, sentence, cause = "", likely = null, explained = null }) {
  const meaning = explained?.meaning ?? said(`meaning.${rule}`);
  const likeliest = explained?.cause ?? ((likely && causeOf(likely)) || cause);
  return { meaning, cause: sentence.includes(likeliest) ? "" : likeliest };
}
