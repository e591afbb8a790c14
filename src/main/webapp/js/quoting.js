// Foreign text within code, so that it stays text. Pure functions.

/** For any POSIX shell: nothing is special between single quotes, so only these need care. */
export const shellQuoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

const octal = (byte) => `\\${byte.toString(8).padStart(3, "0")}`;

/** Bytes as the format of printf. */
export const printfQuoted = (bytes) => `'${Array.from(bytes, octal).join("")}'`;

/** "</" is broken up, for the code may be pasted between script tags. */
export const javaScriptQuoted = (text) => JSON.stringify(text).replaceAll("</", "<\\/");

const JAVA_ESCAPES = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\"": "\\\"", "\\": "\\\\" };

/**
 * Beyond ASCII as \\uXXXX, so that it does not matter in which encoding the file is kept; control characters in octal, for
 * Java would read \\u000a as an end of line within the quotes.
 */
function javaEscape(unit) {
  const code = unit.charCodeAt(0);
  return JAVA_ESCAPES[unit] ?? (code < 0x80 ? octal(code) : `\\u${code.toString(16).padStart(4, "0")}`);
}

export const javaQuoted = (text) => `"${text.replace(/["\\]|[^\x20-\x7e]/g, javaEscape)}"`;
