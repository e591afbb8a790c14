// How large a message is, in words. Pure functions.

import { characterCount, headerBytes, utf8 } from "./frames.js";
import { count, plural } from "./format.js";

/** Characters, bytes, and bytes on the wire of what send() takes. */
export function sizeOf(data, isCompressed) {
  const bytes = typeof data === "string" ? utf8(data) : null;
  const size = bytes?.length ?? data.size ?? data.length;
  const onWire = `${count(headerBytes(size, true) + size)} on the wire`;
  return [bytes && plural(characterCount(bytes), "character"), plural(size, "byte"),
    isCompressed ? `${onWire} before compression` : onWire].filter(Boolean).join(" · ");
}
