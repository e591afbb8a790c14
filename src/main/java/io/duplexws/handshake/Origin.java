package io.duplexws.handshake;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** A web origin (RFC 6454): scheme, host and port, lower case, the default port filled in. */
public record Origin(String scheme, String host, int port) {

    public Origin {
        scheme = scheme.toLowerCase(Locale.ROOT);
        host = host.toLowerCase(Locale.ROOT);
        if (port <= 0) {
            port = defaultPort(scheme);
        }
    }

    /** Reads {@code https://example.org:8443}; empty for {@code null}, for a path behind it, and for what is none. */
    public static Optional<Origin> parse(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean bare = (uri.getRawPath() == null || uri.getRawPath().isEmpty())
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            if (!bare || uri.getScheme() == null || uri.getHost() == null) {
                return Optional.empty();
            }
            return Optional.of(new Origin(uri.getScheme(), uri.getHost(), uri.getPort()));
        } catch (URISyntaxException notAnOrigin) {
            return Optional.empty();
        }
    }

    private static int defaultPort(String scheme) {
        return switch (scheme) {
            case "http", "ws" -> 80;
            case "https", "wss" -> 443;
            default -> -1;
        };
    }

    @Override
    public String toString() {
        boolean plain = port == -1 || port == defaultPort(scheme);
        return scheme + "://" + host + (plain ? "" : ":" + port);
    }
}
