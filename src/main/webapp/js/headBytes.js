// The bytes that stand around a payload, as HTTP/1.1 (RFC 9112) and WebSocket (RFC 6455) write them. Pure.

const LINE_END = 2;

const lineBytes = (headers) => headers.reduce((sum, [name, value]) => sum + name.length + 2 + value.length + LINE_END, 0);

/** Of the head of a request to this URL; headers: [name, value]s. */
export function requestHeadBytes(method, url, headers) {
  const { pathname, search } = new URL(url);
  return `${method} ${pathname}${search} HTTP/1.1`.length + LINE_END + lineBytes(headers) + LINE_END;
}

/** Of the head of an answer, by the headers that a page may see. */
export const answerHeadBytes = ({ status, statusText = "", headers }) =>
  `HTTP/1.1 ${status} ${statusText}`.length + LINE_END + lineBytes([...headers]) + LINE_END;

/** Of the answer that makes a WebSocket; extensions as the socket tells them. Servers may say more. */
export const upgradeHeadBytes = (extensions) => answerHeadBytes({
  status: 101,
  headers: [
    ["Upgrade", "websocket"], ["Connection", "upgrade"], ["Sec-WebSocket-Accept", "0".repeat(28)],
    ...(extensions ? [["Sec-WebSocket-Extensions", extensions]] : []),
  ],
});

const SHORT = 125;
const MEDIUM = 0xffff;

/** Before the payload of a message of one frame from a server, which is not masked (RFC 6455 section 5.2). */
export function frameHeadBytes(length) {
  if (length <= SHORT) {
    return 2;
  }
  return length <= MEDIUM ? 4 : 10;
}

/** Around the data of one chunk (RFC 9112 section 7.1). */
export const chunkHeadBytes = (length) => length.toString(16).length + 2 * LINE_END;
