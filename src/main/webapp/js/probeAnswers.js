// What /probe answered, in words. Pure functions: the text of an answer in; a tone, a sentence and a small table out.

import { count } from "./format.js";
import { readObject } from "./probeCommands.js";
import { say } from "./probeTexts.js";

const NOT_KNOWN = "–";

/** An answer by its ref: { ref, error, told }; null when the text is none. */
export function readAnswer(text) {
  const told = readObject(text);
  if (told === null || !("ok" in told || typeof told.error?.message === "string")) {
    return null;
  }
  const error = "ok" in told ? null : told.error;
  return { ref: (error ?? { ref: told.ok }).ref ?? null, error, told };
}

const words = (sentence, values, table = null) => ({ tone: "good", sentence: say(sentence, values), table });

function sent({ send, bytes, frames, times, crc32 }) {
  return words("answer.send", {
    kind: say(`kind.${send}`), bytes: count(bytes), frames: count(frames), times: count(times), crc32,
  });
}

function reported({ text, binary }) {
  if (text.messages + binary.messages === 0) {
    return words("answer.nothing");
  }
  const rows = ["messages", "bytes", "parts", "largest"]
    .map((name) => [say(`report.${name}`), count(text[name]), count(binary[name])]);
  return words("answer.report", {}, {
    head: ["", say("kind.text"), say("kind.binary")],
    rows: [...rows, [say("report.crc32"), text.crc32 ?? NOT_KNOWN, binary.crc32 ?? NOT_KNOWN]],
  });
}

const agreed = ({ subprotocol, extensions, secure, version }) => words("answer.status", {}, {
  head: null,
  rows: [
    [say("status.subprotocol"), subprotocol || say("status.none")],
    [say("status.extensions"), extensions.join(", ") || say("status.none")],
    [say("status.secure"), say(secure ? "status.encrypted" : "status.plain")],
    [say("status.version"), version ?? NOT_KNOWN],
  ],
});

/** By the name that only this answer has. */
const WRITERS = [
  ["send", sent],
  ["silent", ({ silent }) => words("answer.silent", { seconds: silent })],
  ["deaf", ({ deaf }) => words("answer.deaf", { seconds: deaf })],
  ["pong", ({ ms }) => words("answer.pong", { ms: Number(ms).toFixed(2) })],
  ["binary", reported],
  ["echo", ({ echo, delay }) => words(echo ? "answer.echo" : "answer.noEcho", { delay: count(delay) })],
  ["subprotocol", agreed],
];

export function answerWords({ error, told }) {
  if (error) {
    return { tone: "bad", sentence: say("answer.error", { message: error.message, code: error.code }), table: null };
  }
  const [, write] = WRITERS.find(([name]) => name in told) ?? [null, () => words("answer.other")];
  return write(told);
}

/** The close frame is the answer to a command to close, and to nothing else. */
export function endWords(isAsked, { code, reason }) {
  const sentence = isAsked ? (reason ? "answer.closeReason" : "answer.close") : "answer.ended";
  return { tone: isAsked ? "good" : "bad", sentence: say(sentence, { code, reason }), table: null };
}

export const replacedWords = () => ({ tone: "bad", sentence: say("answer.replaced"), table: null });
