const TIMEOUT_MILLISECONDS = 10_000;

/** The server's clock is read from a header that knows whole seconds; this much it may be off. */
const SLACK_MILLISECONDS = 2_000;

/**
 * The newest handshake that this server refused on the path of `url` within the last `milliseconds`, as
 * { status, sentence, … }; null when there is none or the server does not say. Touches the network, never the page.
 */
export async function fetchRefusal(url, milliseconds, {
  base = document.baseURI,
  fetch = globalThis.fetch.bind(globalThis),
} = {}) {
  try {
    const response = await fetch(new URL("handshake/refused", base), {
      headers: { Accept: "application/json" },
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    const now = Date.parse(response.headers.get("Date") ?? "") || Date.now();
    const since = now - milliseconds - SLACK_MILLISECONDS;
    const { pathname } = new URL(url);
    const entries = response.ok ? await response.json() : [];
    return entries.find(({ path, time }) => path === pathname && Date.parse(time) >= since) ?? null;
  } catch {
    // No answer, or one that is no list: then the reason stays unknown.
    return null;
  }
}
