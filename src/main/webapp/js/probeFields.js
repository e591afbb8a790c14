// What can be said to /probe: its verbs, what goes with each, and within which limits (docs/probe.md). Data only.

const MOST_SECONDS = 600;
const MOST_MILLISECONDS = MOST_SECONDS * 1000;

export const COMMAND_LIMIT_CHARACTERS = 65_536;
export const FRAME_LIMIT_BYTES = 1024 * 1024;
export const TIME_LIMIT_SECONDS = MOST_SECONDS;

const choice = (name, ...options) => ({ type: "choice", name, options, value: options[0] });
const whole = (name, least, most, value, usual) => ({ type: "whole", name, least, most, value, usual });
const time = (name, unit, value, usual) =>
  ({ type: "time", name, unit, least: 0, most: unit === "s" ? MOST_SECONDS : MOST_MILLISECONDS, value, usual });
const text = (name, most, value, usual) => ({ type: "text", name, most, value, usual });
const code = (name, value) => ({ type: "code", name, least: 1000, most: 4999, value });

const AFTER = time("after", "s", "0", "0");

/**
 * The fields of each verb: `value` is what stands there first; a field may be left empty when it has a `usual` value,
 * which is what the server takes when nothing is said. The first field is the verb's own; `report` and `status` have none.
 */
export const FIELDS = {
  send: [
    choice("kind", "text", "utf8", "binary"),
    whole("bytes", 0, 16 * FRAME_LIMIT_BYTES, "64", ""), whole("frames", 1, 65_536, "4", ""),
    whole("times", 1, 1000, "1", "1"), time("every", "ms", "0", "0"), AFTER,
  ],
  silent: [time("silent", "s", "5"), AFTER],
  deaf: [time("deaf", "s", "5"), AFTER],
  ping: [text("ping", 125, "there?"), AFTER],
  close: [code("close", "4001"), text("reason", 123, "bye", ""), AFTER],
  report: [AFTER],
  echo: [choice("echo", "true", "false"), time("delay", "ms", "200", "0"), AFTER],
  status: [AFTER],
};

export const VERBS = Object.keys(FIELDS);
