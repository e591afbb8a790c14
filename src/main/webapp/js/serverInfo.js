const TIMEOUT_MILLISECONDS = 10_000;

/** Asks this server what it is; null when it does not say. Touches the network, never the page. */
export async function fetchServerInfo({ base = document.baseURI, fetch = globalThis.fetch.bind(globalThis) } = {}) {
  try {
    const response = await fetch(new URL("handshake", base), {
      headers: { Accept: "application/json" },
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    return response.ok ? await response.json() : null;
  } catch {
    // No answer, or one that is no JSON: the console works without it.
    return null;
  }
}

/** "Tomcat 11.0.27 · HTTP/1.1", from as much of it as there is. */
export function describeServer(info) {
  const server = typeof info?.server === "string" ? info.server.replace(/^Apache /, "").replace("/", " ") : "";
  const protocol = typeof info?.request?.protocol === "string" ? info.request.protocol : "";
  return [server, protocol].filter(Boolean).join(" · ");
}

/** The subprotocols this server knows; null when it did not say. */
export function supportedSubprotocols(info) {
  const supported = info?.subprotocols?.supported;
  return Array.isArray(supported) ? supported.map(String) : null;
}
