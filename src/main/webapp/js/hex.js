// Bytes as hexadecimal text, both ways. Pure functions.

import { say } from "./words.js";

const HEX = /^[0-9a-f]$/i;
const SEPARATOR = /^[\s,:;_-]$/;
const ROW = 16;

/** One character of `text`, whole even when it is a surrogate pair. */
const characterAt = (text, index) => String.fromCodePoint(text.codePointAt(index));

function stranger(text, index) {
  return say("hex.stranger", { found: characterAt(text, index), position: index + 1 });
}

function loner(text, index) {
  return say("hex.loner", { found: text[index], position: index + 1 });
}

/**
 * Reads "48 65 6c", "48656c", "0x48, 0x65" or "48:65:6c".
 * Answers { bytes, problem }; one of the two is always null.
 */
export function parseHex(text) {
  const bytes = [];
  let index = 0;
  while (index < text.length) {
    if (SEPARATOR.test(text[index])) {
      index++;
      continue;
    }
    if (/^0x/i.test(text.substring(index, index + 2))) {
      index += 2;
      continue;
    }
    const problem = pairProblem(text, index);
    if (problem) {
      return { bytes: null, problem };
    }
    bytes.push(Number.parseInt(text.substring(index, index + 2), 16));
    index += 2;
  }
  return { bytes: Uint8Array.from(bytes), problem: null };
}

function pairProblem(text, index) {
  if (!HEX.test(text[index])) {
    return stranger(text, index);
  }
  const isLast = index + 1 >= text.length;
  if (isLast || SEPARATOR.test(text[index + 1])) {
    return loner(text, index);
  }
  return HEX.test(text[index + 1]) ? null : stranger(text, index + 1);
}

const pair = (byte) => byte.toString(16).padStart(2, "0");

/** Bytes in one line: "48 65 6c". */
export const formatHex = (bytes) => Array.from(bytes, pair).join(" ");

/** Offset, sixteen bytes and their ASCII on each line. */
export function hexdump(bytes) {
  const lines = [];
  for (let offset = 0; offset < bytes.length; offset += ROW) {
    const row = bytes.subarray(offset, offset + ROW);
    const left = formatHex(row.subarray(0, 8)).padEnd(23);
    const right = formatHex(row.subarray(8)).padEnd(23);
    const ascii = Array.from(row, (byte) => (byte > 31 && byte < 127 ? String.fromCharCode(byte) : ".")).join("");
    lines.push(`${offset.toString(16).padStart(8, "0")}  ${left}  ${right}  ${ascii}`);
  }
  return lines.join("\n");
}
