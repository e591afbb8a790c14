package io.duplexws.handshake;

import io.duplexws.text.Quote;
import java.util.Objects;
import java.util.Optional;

/**
 * What the rules need to know of a request.
 *
 * @param method   as received, case matters (RFC 9110 section 9.1)
 * @param protocol such as {@code HTTP/1.1}; {@code AJP/1.3} for what came by that, whatever HTTP the proxy had heard
 * @param headers  all header lines
 * @param self     scheme, host and port under which the client reached this server, empty when it did not say
 */
public record UpgradeRequest(String method, String protocol, Headers headers, Optional<Origin> self) {

    public UpgradeRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(self, "self");
    }

    /** Whether the client meant a WebSocket at all: a header of the handshake has arrived. */
    public boolean wantsWebSocket() {
        return headers.has("Sec-WebSocket-Key")
                || headers.has("Sec-WebSocket-Version")
                || headers.hasToken("Upgrade", "websocket");
    }

    /** Whether the last hop speaks AJP, which carries no upgrade. */
    public boolean isAjp() {
        return protocol.startsWith("AJP/");
    }

    /** The proxies that say so in {@code Via}, or that left an {@code X-Forwarded-} or {@code Forwarded} header. */
    public Optional<String> proxySign() {
        for (String name : new String[] {"Via", "Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Real-IP"}) {
            if (headers.has(name)) {
                boolean address = !name.equals("Via");
                return Optional.of(address ? "'" + name + "'" : "'Via: " + Quote.plain(headers.joined(name)) + "'");
            }
        }
        return Optional.empty();
    }
}
