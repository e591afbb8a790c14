// What the server says over HTTP and in JSON, as the transports need it.

const FINAL = new Set([400, 401, 403, 405]);

/** The address of a topic, with what is asked for. */
export function addressOf({ base, topic, after }, parameters = {}) {
  const url = new URL(encodeURIComponent(topic), base);
  for (const [name, value] of Object.entries({ after, ...parameters })) {
    if (value !== "") {
      url.searchParams.set(name, value);
    }
  }
  return url;
}

/** A message as it is told to the page. */
export function messageOf({ id, topic, type = "", time, data, data64 }) {
  return { id, topic, type, time: new Date(time), data: data64 === undefined ? data : bytesOf(data64) };
}

function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Why an answer is none, and whether to ask again: what a client asked for wrongly stays wrong. */
export async function endOf(response) {
  const seconds = Number(response.headers.get("Retry-After") ?? 0);
  const { sentence, isOurs } = await problemOf(response);
  return {
    why: sentence,
    isFinal: isOurs && FINAL.has(response.status),
    waitMilliseconds: Number.isFinite(seconds) ? seconds * 1000 : 0,
  };
}

/** The server's sentence (RFC 9457), or what there is of one when something on the way has answered in its place. */
export async function problemOf(response) {
  try {
    const { detail } = await response.json();
    if (typeof detail === "string") {
      return { sentence: `${response.status}: ${detail}`, isOurs: true };
    }
  } catch {
    // No JSON, so it is none of ours.
  }
  const by = response.headers.get("Server");
  const sentence = `${response.status} ${response.statusText}`.trim() + (by ? ` (from ${by})` : "");
  return { sentence, isOurs: false };
}

/** Why a request got no answer at all: browsers do not say more. */
export const lost = ({ message = "" }) => ({ why: `no connection${message ? ` (${message})` : ""}` });
