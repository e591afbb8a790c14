// How large a message is, in words. Pure functions.

import { characterCount, headerBytes, utf8 } from "./frames.js";
import { plural } from "./format.js";
import { say } from "./words.js";

/** Characters, bytes, and bytes on the wire of what send() takes. */
export function sizeOf(data, isCompressed) {
  const bytes = typeof data === "string" ? utf8(data) : null;
  const size = bytes?.length ?? data.size ?? data.length;
  const onWire = say(isCompressed ? "console.size.wire-compressed" : "console.size.wire", {
    bytes: headerBytes(size, true) + size,
  });
  return [bytes && plural(characterCount(bytes), "character"), plural(size, "byte"), onWire].filter(Boolean).join(" · ");
}
