// Other clients that do the same as this page. Pure functions: a client in, text out.
// A client: { url (absolute, ws: or wss:), protocols, origin, binaryType, text or bytes (the other null; both: no message) }.

import { utf8, utf8Length } from "./frames.js";
import { javaScriptQuoted, printfQuoted, shellQuoted } from "./quoting.js";
import { say } from "./words.js";

/** What is longer does not stand in the code, but in a file beside it. */
export const MESSAGE_LIMIT_BYTES = 16 * 1024;

/** The file that a message is read from; empty when it stands in the code. */
export function fileOf({ text, bytes }) {
  const size = bytes?.length ?? utf8Length(text ?? "");
  if (size <= MESSAGE_LIMIT_BYTES) {
    return "";
  }
  return `message.${bytes ? "bin" : "txt"}`;
}

/** A comment about that file, if there is one; `mark` begins a comment. */
export const noteOf = (client, mark) => (fileOf(client)
  ? `${mark} ${say("client.file", { most: MESSAGE_LIMIT_BYTES, file: fileOf(client) })}\n` : "");

export function curl({ url, protocols, origin }) {
  const headers = [
    "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    `Origin: ${origin}`, protocols.length ? `Sec-WebSocket-Protocol: ${protocols.join(", ")}` : "",
  ].filter(Boolean);
  return `# ${say("client.handshake")}
# ${say("client.frames")}
curl -sSiN --http1.1 --globoff --max-time 5 --output - \\
${headers.map((header) => `  --header ${shellQuoted(header)} \\\n`).join("")}  ${shellQuoted(url.replace(/^ws/, "http"))}
`;
}

export function websocat(client) {
  const { url, protocols, origin } = client;
  const { input, options } = websocatInput(client);
  return `# ${say("client.websocat")}
${noteOf(client, "#")}${input}websocat --no-close ${options}--origin ${shellQuoted(origin)} \\
${protocols.length ? `  --protocol ${shellQuoted(protocols.join(", "))} \\\n` : ""}  ${shellQuoted(url)}
`;
}

/** How websocat gets its message: a line is one, or with -0 what ends with a zero; in binary, what one read gives. */
function websocatInput(client) {
  const { text, bytes } = client;
  if (fileOf(client)) {
    const options = bytes ? "--binary" : "--text --no-line";
    return { input: "", options: `${options} --buffer-size 67108864 < ${fileOf(client)} ` };
  }
  if (bytes) {
    return { input: `printf ${printfQuoted(bytes)} | `, options: "--binary " };
  }
  if (text === null) {
    return { input: "", options: "" };
  }
  if (text.includes("\0")) {
    return { input: `printf ${printfQuoted(utf8(text))} | `, options: "--text --no-line " };
  }
  const isOneLine = !/[\r\n]/.test(text);
  return {
    input: `printf ${isOneLine ? "'%s\\n'" : "'%s\\0'"} ${shellQuoted(text)} | `,
    options: `--text --linemode-strip-newlines ${isOneLine ? "" : "--null-terminated "}`,
  };
}

export function javaScript(client) {
  const { url, protocols, binaryType } = client;
  const offered = protocols.length ? `, ${javaScriptQuoted(protocols)}` : "";
  const message = javaScriptMessage(client);
  return `${noteOf(client, "//")}const socket = new WebSocket(${javaScriptQuoted(url)}${offered});
socket.binaryType = ${javaScriptQuoted(binaryType)};
socket.addEventListener("open", ${fileOf(client) ? "async " : ""}() => {
  console.log("open", socket.protocol);
${message ? `  socket.send(${message});\n` : ""}});
socket.addEventListener("message", ({ data }) => console.log("message", data));
socket.addEventListener("close", ({ code, reason }) => console.log("close", code, reason));
`;
}

function javaScriptMessage(client) {
  const { text, bytes } = client;
  if (fileOf(client)) {
    return `await (await fetch("${fileOf(client)}")).${bytes ? "arrayBuffer" : "text"}()`;
  }
  if (bytes) {
    return `Uint8Array.of(${bytes.join(", ")})`;
  }
  return text === null ? "" : javaScriptQuoted(text);
}
