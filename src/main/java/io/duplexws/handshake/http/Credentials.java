package io.duplexws.handshake.http;

import io.duplexws.handshake.Headers;
import java.util.Locale;
import java.util.Set;

/** Headers that carry secrets show their length only: these answers are copied into tickets and chats. */
public final class Credentials {

    private static final Set<String> SECRET =
            Set.of("cookie", "authorization", "proxy-authorization", "x-api-key", "x-auth-token", "x-csrf-token");

    private Credentials() {}

    public static String masked(Headers.Line line) {
        return masked(line.name(), line.value());
    }

    /** The value, or its length when the name says that it is secret. */
    public static String masked(String name, String value) {
        return isSecret(name) ? "(hidden, " + value.length() + " characters)" : value;
    }

    /** Whether the value of this header may let somebody in. */
    public static boolean isSecret(String name) {
        return SECRET.contains(name.toLowerCase(Locale.ROOT));
    }
}
