// What a message costs on the wire, by the frame layout of RFC 6455, section 5.2. Pure functions.

const encoder = new TextEncoder();
const MASK_BYTES = 4;

/** The bytes of a text as it travels; a lone surrogate becomes U+FFFD, as send() does it. */
export const utf8 = (text) => encoder.encode(text);

export const utf8Length = (text) => utf8(text).length;

/** How many characters (code points) lie in UTF-8 bytes: every byte that does not continue another. */
export function characterCount(bytes) {
  let characters = 0;
  for (const byte of bytes) {
    if ((byte & 0xc0) !== 0x80) {
      characters++;
    }
  }
  return characters;
}

/** The header of a message sent as one frame: 2, 4 or 10 bytes by length, and the mask from a client. */
export function headerBytes(payloadBytes, isFromClient) {
  let lengthField = 2;
  if (payloadBytes > 0xffff) {
    lengthField = 10;
  } else if (payloadBytes > 125) {
    lengthField = 4;
  }
  return lengthField + (isFromClient ? MASK_BYTES : 0);
}

export const wireBytes = (payloadBytes, isFromClient) => headerBytes(payloadBytes, isFromClient) + payloadBytes;

/** The payload of a close frame: nothing without a code, else two bytes and the reason. */
export function closePayloadBytes(code, reason) {
  return code === undefined || code === 1005 ? 0 : 2 + utf8Length(reason);
}
