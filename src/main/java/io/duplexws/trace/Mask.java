package io.duplexws.trace;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes out of a request what lets somebody in: traces are copied into tickets and chats. What is left says that it was
 * there, of which kind, and how long.
 */
final class Mask {

    private static final List<String> SECRET = List.of(
            "token",
            "secret",
            "key",
            "session",
            "auth",
            "password",
            "credential",
            "cookie",
            "csrf",
            "xsrf",
            "jwt",
            "ticket");

    /** Names of schemes that are no secret (RFC 9110 section 16.4.1), in lower case. */
    private static final Set<String> SCHEMES = Set.of(
            "basic", "bearer", "digest", "dpop", "gnap", "hoba", "mutual", "negotiate", "ntlm", "token", "apikey");

    private static final int MOST_COOKIES = 20;

    private Mask() {}

    /** The value of a header, or what may be known of it. */
    static String header(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "authorization", "proxy-authorization" -> scheme(value) + hidden(value);
            case "cookie", "set-cookie" -> cookies(value) + hidden(value);
            default -> isSecret(lower) ? hidden(value) : value;
        };
    }

    /** The path and query as the client wrote them, without the nonce. */
    static String target(String path, String query) {
        if (query == null) {
            return path;
        }
        return path + "?" + Arrays.stream(query.split("&")).map(Mask::pair).collect(Collectors.joining("&"));
    }

    private static String pair(String pair) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        if (name.equals(TraceParameter.NAME)) {
            return name + "=" + TraceParameter.hidden(value);
        }
        boolean hides = equals >= 0 && isSecret(name.toLowerCase(Locale.ROOT));
        return hides ? name + "=" + hidden(value) : pair;
    }

    /** {@code Sec-WebSocket-Key} and its like are none: they prove nothing about who sent them. */
    private static boolean isSecret(String name) {
        return !name.startsWith("sec-websocket-") && SECRET.stream().anyMatch(name::contains);
    }

    private static String scheme(String value) {
        String first = value.strip().split(" ", 2)[0];
        return SCHEMES.contains(first.toLowerCase(Locale.ROOT)) ? first + " " : "";
    }

    /** A cookie without a name is all value. */
    private static String cookies(String value) {
        String names = Arrays.stream(value.split(";"))
                .filter(cookie -> cookie.indexOf('=') > 0)
                .limit(MOST_COOKIES)
                .map(cookie -> cookie.substring(0, cookie.indexOf('=')).strip())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : names + " ";
    }

    private static String hidden(String value) {
        return "(hidden, " + value.length() + " characters)";
    }
}
