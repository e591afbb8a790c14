// Close codes: RFC 6455 section 7.4 and the registry that IANA keeps for it. Pure functions.

const CODES = new Map([
  [1000, ["Normal Closure", "The purpose of the connection is fulfilled."]],
  [1001, ["Going Away", "One side leaves: a server stops, or the person leaves the page."]],
  [1002, ["Protocol Error", "One side broke the rules of the protocol."]],
  [1003, ["Unsupported Data", "A message of a type came that this side does not take, like binary for text."]],
  [1004, ["Reserved", "Reserved; it has no meaning yet."]],
  [1005, ["No Status Received", "The close frame carried no code. This number never travels itself."]],
  [1006, ["Abnormal Closure", "The connection ended without a close frame. The browser invents this number."]],
  [1007, ["Invalid Payload Data", "A text message was not valid UTF-8."]],
  [1008, ["Policy Violation", "A message or its sender is not allowed."]],
  [1009, ["Message Too Big", "A message was larger than this side takes."]],
  [1010, ["Mandatory Extension", "The client needs an extension that the server did not agree to."]],
  [1011, ["Internal Error", "The server met a condition it did not expect."]],
  [1012, ["Service Restart", "The server restarts; come back a little later."]],
  [1013, ["Try Again Later", "The server is too busy, or this client is too slow."]],
  [1014, ["Bad Gateway", "A gateway on the way got a bad answer from the server behind it."]],
  [1015, ["TLS Handshake", "TLS could not be set up. This number never travels itself."]],
  [3000, ["Unauthorized", "The server wants to know first who you are."]],
  [3003, ["Forbidden", "The server knows who you are, and says no."]],
  [3008, ["Timeout", "The other side took too long."]],
]);

function rangeOf(code) {
  if (code >= 4000 && code <= 4999) {
    return ["Private Use", "The application's own code; its author knows the meaning."];
  }
  if (code >= 3000 && code <= 3999) {
    return ["Registered Range", "For libraries and frameworks that register their codes; this one is not registered."];
  }
  if (code >= 1000 && code <= 2999) {
    return ["Reserved Range", "Kept for the protocol and its extensions; nobody has defined it yet."];
  }
  return ["Not A Close Code", "Close codes run from 1000 to 4999."];
}

/** The code's name and one plain sentence of meaning: { code, name, meaning }. */
export function describeCloseCode(code) {
  const [name, meaning] = CODES.get(code) ?? rangeOf(code);
  return { code, name, meaning };
}

/** Whether a page may give this code to close(). */
export const isAllowedInClose = (code) => code === 1000 || (code >= 3000 && code <= 4999);
