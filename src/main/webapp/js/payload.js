import { capped, plural, visible } from "./format.js";
import { formatHex } from "./hex.js";
import { characterCount, utf8 } from "./frames.js";
import { say } from "./words.js";

const WHOLE_LIMIT_BYTES = 1024 * 1024;
const HEAD_LIMIT_BYTES = 64 * 1024;
const PREVIEW_CHARACTERS = 160;
const PREVIEW_BYTES = 24;

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * What the page keeps of one message: its type and size always, its bytes up to a limit.
 * A copy is kept, never the message itself: a slice of a long string or of a Blob would hold the whole.
 */
export class Payload {
  type;
  size;
  name = "";
  characters = null;
  head = new Uint8Array();
  preview = "";
  /** Settles when a Blob's head has been read; null when there is nothing to wait for. */
  whenRead = null;

  constructor(data) {
    this.type = typeof data === "string" ? "text" : "binary";
    if (this.type === "text") {
      this.#takeText(utf8(data));
    } else if (data instanceof Blob) {
      this.#takeBlob(data);
    } else {
      this.#takeBytes(ArrayBuffer.isView(data) ? data : new Uint8Array(data));
    }
  }

  get isCut() {
    return this.head.length < this.size;
  }

  /** The first bytes kept, for a text cut between characters. */
  start(limit) {
    return this.#cut(this.head, limit);
  }

  asText(bytes) {
    return decoder.decode(bytes);
  }

  /** In English "text · 13 characters", "binary · 1,024 bytes". */
  get summary() {
    const size = this.characters === null ? plural(this.size, "byte") : plural(this.characters, "character");
    return [say(`payload.type.${this.type}`), this.size === 0 ? say("payload.empty") : size, this.name]
      .filter(Boolean).join(" · ");
  }

  /** Gives memory back: keeps no more than what the preview was made of. */
  shrink() {
    this.head = this.#cut(this.head, PREVIEW_CHARACTERS);
  }

  #takeText(bytes) {
    this.size = bytes.length;
    this.characters = characterCount(bytes);
    this.head = this.#cut(bytes, limitFor(this.size));
    const start = decoder.decode(this.head.subarray(0, PREVIEW_CHARACTERS * 4));
    this.preview = `“${visible(capped(start, PREVIEW_CHARACTERS))}”`;
  }

  #takeBytes(bytes) {
    this.size = bytes.byteLength;
    this.head = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength).slice(0, limitFor(this.size));
    this.#previewBytes();
  }

  #takeBlob(blob) {
    this.size = blob.size;
    this.name = blob.name ?? "";
    this.preview = say("payload.reading", { count: this.size });
    this.whenRead = blob.slice(0, limitFor(this.size)).arrayBuffer().then((buffer) => {
      this.head = new Uint8Array(buffer);
      this.#previewBytes();
    }, (error) => {
      this.preview = say("payload.unread", { error: error.name });
    });
  }

  #previewBytes() {
    const more = this.size > PREVIEW_BYTES ? " …" : "";
    this.preview = formatHex(this.head.subarray(0, PREVIEW_BYTES)) + more;
  }

  #cut(bytes, limit) {
    let end = Math.min(bytes.length, limit);
    while (this.type === "text" && end < bytes.length && (bytes[end] & 0xc0) === 0x80) {
      end--;
    }
    return bytes.slice(0, end);
  }
}

const limitFor = (size) => (size > WHOLE_LIMIT_BYTES ? HEAD_LIMIT_BYTES : size);
