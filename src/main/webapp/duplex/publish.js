import { problemOf } from "./answers.js";

/** The server did not publish. `status` is HTTP's; 0 when no answer came. */
export class PublishError extends Error {
  constructor(status, sentence, options) {
    super(sentence, options);
    this.name = "PublishError";
    this.status = status;
  }
}

/**
 * Publishes one message.
 *
 * @param {string} topic
 * @param {string|BufferSource|Blob} data text as text, all else as binary
 * @param {object} options
 * @param {string} options.token the server's publish token, or a ticket
 * @param {string} [options.type]
 * @param {string} [options.key] makes a repetition within five minutes harmless
 * @param {string|URL} [options.base] as for a Subscription
 * @returns {Promise<{id: string, listeners: number, repeated?: boolean}>} how many hear the topic at this node
 * @throws {PublishError}
 */
export async function publish(topic, data, {
  token, type = "", key = "", base = new URL("../push/", import.meta.url), fetch = globalThis.fetch.bind(globalThis),
}) {
  const optional = Object.entries({ Type: type, "Idempotency-Key": key }).filter(([, value]) => value !== "");
  const response = await ask(() => fetch(new URL(encodeURIComponent(topic), base), {
    method: "POST",
    body: data,
    headers: {
      Authorization: `Bearer ${token}`,
      "Content-Type": typeof data === "string" ? "text/plain;charset=UTF-8" : "application/octet-stream",
      ...Object.fromEntries(optional),
    },
  }));
  if (!response.ok) {
    const { sentence } = await problemOf(response);
    throw new PublishError(response.status, sentence);
  }
  return response.json();
}

async function ask(request) {
  try {
    return await request();
  } catch (cause) {
    throw new PublishError(0, `no answer (${cause.message}); it may have been published or not`, { cause });
  }
}
