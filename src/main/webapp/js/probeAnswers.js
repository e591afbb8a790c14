// What /probe answered, in words. Pure functions: the text of an answer in; a tone, a sentence and a small table out.

import { count } from "./format.js";
import { readObject } from "./probeCommands.js";
import { say } from "./words.js";

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

const words = (answer, values, table = null) => ({ tone: "good", sentence: say(`probe.answer.${answer}`, values), table });

function sent({ send, bytes, frames, times, crc32 }) {
  return words("send", {
    kind: say(`payload.type.${send}`), bytes: count(bytes), frames: count(frames), times: count(times), crc32,
  });
}

function reported({ text, binary }) {
  if (text.messages + binary.messages === 0) {
    return words("nothing");
  }
  const rows = ["messages", "bytes", "parts", "largest"]
    .map((name) => [say(`probe.report.${name}`), count(text[name]), count(binary[name])]);
  return words("report", {}, {
    head: ["", say("payload.type.text"), say("payload.type.binary")],
    rows: [...rows, [say("probe.report.crc32"), text.crc32 ?? NOT_KNOWN, binary.crc32 ?? NOT_KNOWN]],
  });
}

const agreed = ({ subprotocol, extensions, secure, version }) => words("status", {}, {
  head: null,
  rows: [
    [say("probe.status.subprotocol"), subprotocol || say("probe.status.none")],
    [say("probe.status.extensions"), extensions.join(", ") || say("probe.status.none")],
    [say("probe.status.secure"), say(secure ? "probe.status.encrypted" : "probe.status.plain")],
    [say("probe.status.version"), version ?? NOT_KNOWN],
  ],
});

/** By the name that only this answer has. */
const WRITERS = [
  ["send", sent],
  ["silent", ({ silent }) => words("silent", { seconds: String(silent) })],
  ["deaf", ({ deaf }) => words("deaf", { seconds: String(deaf) })],
  ["pong", ({ ms }) => words("pong", { ms: Number(ms).toFixed(2) })],
  ["binary", reported],
  ["echo", ({ echo, delay }) => words(echo ? "echo" : "no-echo", { delay: count(delay) })],
  ["subprotocol", agreed],
];

export function answerWords({ error, told }) {
  if (error) {
    const sentence = say("probe.answer.error", { message: error.message, code: String(error.code) });
    return { tone: "bad", sentence, table: null };
  }
  const [, write] = WRITERS.find(([name]) => name in told) ?? [null, () => words("other")];
  return write(told);
}

/** The close frame is the answer to a command to close, and to nothing else. */
export function endWords(isAsked, { code, reason }) {
  const closed = reason ? "probe.answer.close-reason" : "probe.answer.close";
  const sentence = say(isAsked ? closed : "probe.answer.ended", { code: String(code), reason });
  return { tone: isAsked ? "good" : "bad", sentence, table: null };
}

export const replacedWords = () => ({ tone: "bad", sentence: say("probe.answer.replaced"), table: null });
