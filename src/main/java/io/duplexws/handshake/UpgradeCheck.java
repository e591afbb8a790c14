package io.duplexws.handshake;

import io.duplexws.text.Quote;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Holds a request against every rule of RFC 6455 section 4.2.1. Pure: the same request, the same findings. */
public final class UpgradeCheck {

    static final String MISSING = "missing";
    private static final int KEY_BYTES = 16;

    private final OriginPolicy origins;

    public UpgradeCheck(OriginPolicy origins) {
        this.origins = origins;
    }

    /** One finding per rule, all evaluated, in the order of {@link Rule}. */
    public List<Finding> findings(UpgradeRequest request) {
        return List.of(
                method(request),
                upgrade(request),
                connection(request),
                version(request),
                key(request),
                origin(request),
                httpVersion(request),
                body(request));
    }

    /** Why the request may not become a WebSocket; empty when it may. */
    public Optional<Refusal> refusal(UpgradeRequest request) {
        List<Finding> broken =
                findings(request).stream().filter(finding -> !finding.kept()).toList();
        return broken.isEmpty() ? Optional.empty() : Optional.of(Refusal.of(broken));
    }

    private static Finding method(UpgradeRequest request) {
        String found = Quote.of(request.method());
        return request.method().equals("GET")
                ? Finding.kept(Rule.METHOD, found, "GET")
                : Finding.broken(Rule.METHOD, found, "GET", "the method is not GET", Causes.method(request));
    }

    private static Finding upgrade(UpgradeRequest request) {
        String found = received(request, "Upgrade");
        return request.headers().hasToken("Upgrade", "websocket")
                ? Finding.kept(Rule.UPGRADE, found, "websocket")
                : Finding.broken(
                        Rule.UPGRADE,
                        found,
                        "websocket",
                        "'websocket' token not found in 'Upgrade' header",
                        Causes.upgrade(request));
    }

    private static Finding connection(UpgradeRequest request) {
        String found = received(request, "Connection");
        return request.headers().hasToken("Connection", "upgrade")
                ? Finding.kept(Rule.CONNECTION, found, "Upgrade")
                : Finding.broken(
                        Rule.CONNECTION,
                        found,
                        "Upgrade",
                        "'upgrade' token not found in 'Connection' header",
                        Causes.connection(request));
    }

    private static Finding version(UpgradeRequest request) {
        String found = received(request, "Sec-WebSocket-Version");
        return request.headers().hasToken("Sec-WebSocket-Version", "13")
                ? Finding.kept(Rule.VERSION, found, "13")
                : Finding.broken(
                        Rule.VERSION,
                        found,
                        "13",
                        "13 not found in 'Sec-WebSocket-Version' header",
                        Causes.version(request));
    }

    private static Finding key(UpgradeRequest request) {
        List<String> keys = request.headers().values("Sec-WebSocket-Key");
        String found = received(request, "Sec-WebSocket-Key");
        String wanted = "one line, base64 of 16 bytes";
        int bytes = keys.size() == 1 ? decodedBytes(keys.get(0)) : -1;
        if (bytes == KEY_BYTES) {
            return Finding.kept(Rule.KEY, found, wanted);
        }
        String claim = keys.size() > 1
                ? keys.size() + " 'Sec-WebSocket-Key' headers where one is allowed"
                : "'Sec-WebSocket-Key' header is not base64 of 16 bytes";
        return Finding.broken(Rule.KEY, found, wanted, claim, Causes.key(request, keys, bytes));
    }

    private Finding origin(UpgradeRequest request) {
        List<String> received = request.headers().values("Origin");
        String wanted = origins.wanted(request);
        boolean allowed = received.isEmpty() || (received.size() == 1 && origins.allows(received.get(0), request));
        if (allowed) {
            return Finding.kept(Rule.ORIGIN, received(request, "Origin"), wanted);
        }
        return Finding.broken(
                Rule.ORIGIN,
                received(request, "Origin"),
                wanted,
                "origin not allowed",
                Causes.origin(request, received, wanted));
    }

    private static Finding httpVersion(UpgradeRequest request) {
        String found = Quote.of(request.protocol());
        if (request.isAjp()) {
            return Finding.broken(
                    Rule.HTTP_VERSION, found, "HTTP/1.1", "the request came by AJP", Causes.httpVersion(request));
        }
        boolean old = request.protocol().matches("HTTP/(0\\.\\d|1\\.0)");
        return old
                ? Finding.broken(
                        Rule.HTTP_VERSION,
                        found,
                        "HTTP/1.1",
                        "the HTTP version is older than 1.1",
                        Causes.httpVersion(request))
                : Finding.kept(Rule.HTTP_VERSION, found, "HTTP/1.1 or newer");
    }

    private static Finding body(UpgradeRequest request) {
        boolean chunked = request.headers().has("Transfer-Encoding");
        boolean sized = !request.headers().values("Content-Length").stream().allMatch("0"::equals);
        if (!chunked && !sized) {
            return Finding.kept(Rule.BODY, "no body", "no body");
        }
        String name = chunked ? "Transfer-Encoding" : "Content-Length";
        String found = "'" + name + ": " + Quote.plain(request.headers().joined(name)) + "'";
        return Finding.broken(Rule.BODY, found, "no body", "a handshake with a body", Cause.of(Cause.Kind.BODY));
    }

    private static String received(UpgradeRequest request, String name) {
        return request.headers().has(name) ? Quote.of(request.headers().joined(name)) : MISSING;
    }

    /** The number of bytes, or -1 when the text is not base64, padding and all, which the JDK would do without. */
    private static int decodedBytes(String key) {
        try {
            return key.length() % 4 == 0 ? Base64.getDecoder().decode(key).length : -1;
        } catch (IllegalArgumentException notBase64) {
            return -1;
        }
    }
}
