// Why /probe would refuse what stands in the fields, one sentence for each field. Pure functions; the server decides.

import { describeCloseCode } from "./closecodes.js";
import { count, quoted } from "./format.js";
import { utf8Length } from "./frames.js";
import { FIELDS, FRAME_LIMIT_BYTES, TIME_LIMIT_SECONDS } from "./probeFields.js";
import { say } from "./words.js";

const WHOLE = /^\d{1,9}$/;
const DECIMAL = /^\d{1,9}(\.\d{1,9})?$/;

/** The least and the most of a field as people read them; a close code is a name rather than a number. */
export const rangeOf = ({ type, least, most }) =>
  (type === "code" ? { least: String(least), most: String(most) } : { least: count(least), most: count(most) });

const isWithin = ({ least, most }, number) => number >= least && number <= most;

/** Whether a server may send it in a close frame, as CloseCodeRule has it. */
const isSendable = (code) =>
  (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014 && code !== 1010) || (code >= 3000 && code <= 4999);

function checkNumber(field, text, pattern, problem) {
  return pattern.test(text) && isWithin(field, Number(text))
    ? ""
    : say(text === "" ? "probe.problem.empty" : problem, { found: quoted(text), ...rangeOf(field) });
}

function checkCode(field, text) {
  if (!WHOLE.test(text) || isSendable(Number(text))) {
    return checkNumber(field, text, WHOLE, "probe.problem.whole");
  }
  return say("probe.problem.code", { found: quoted(text), name: describeCloseCode(Number(text)).name });
}

function checkText({ most }, text) {
  const bytes = utf8Length(text);
  return bytes <= most ? "" : say("probe.problem.long", { found: count(bytes), most: count(most) });
}

const CHECKS = {
  choice: () => "",
  whole: (field, text) => checkNumber(field, text, WHOLE, "probe.problem.whole"),
  time: (field, text) => checkNumber(field, text, DECIMAL, "probe.problem.number"),
  text: checkText,
  code: checkCode,
};

function checkField(field, input) {
  const text = field.type === "text" ? input : input.trim();
  return text === "" && field.usual !== undefined ? "" : CHECKS[field.type](field, text);
}

function checkFrames({ bytes, frames }) {
  const fewest = Math.max(1, Math.ceil(Number(bytes) / FRAME_LIMIT_BYTES));
  return frames === "" || Number(frames) >= fewest
    ? ""
    : say("probe.problem.frames", { bytes: count(bytes), most: count(FRAME_LIMIT_BYTES), fewest: count(fewest) });
}

function checkPace({ times, every }) {
  const seconds = (Number(times || 1) - 1) * Number(every) / 1000;
  return seconds <= TIME_LIMIT_SECONDS
    ? ""
    : say("probe.problem.pace", { seconds: count(seconds), most: count(TIME_LIMIT_SECONDS) });
}

/** The problems of one command: from the name of a field to a sentence, in the order of the fields. */
export function checkCommand(verb, values) {
  const problems = new Map(FIELDS[verb].map((field) => [field.name, checkField(field, values[field.name])]));
  if (verb === "send") {
    const areNumbers = [...problems.values()].every((sentence) => sentence === "");
    problems.set("frames", problems.get("frames") || (areNumbers ? checkFrames(values) : ""));
    problems.set("every", problems.get("every") || (areNumbers ? checkPace(values) : ""));
  }
  return new Map([...problems].filter(([, sentence]) => sentence !== ""));
}
