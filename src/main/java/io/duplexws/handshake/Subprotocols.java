package io.duplexws.handshake;

import io.duplexws.text.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which subprotocol a connection speaks: the server's order decides (RFC 6455 section 4.2.2 item 5). */
public final class Subprotocols {

    private Subprotocols() {}

    /**
     * The first of the server's names that the client offered; case matters. {@code *} among the server's names stands
     * for the first that the client offered. Empty when none is common: the connection is made without one, and a
     * browser that offered some will then refuse it.
     */
    public static Optional<String> choose(List<String> supported, List<String> offered) {
        for (String name : supported) {
            if (name.equals("*") && !offered.isEmpty()) {
                return Optional.of(offered.get(0));
            }
            if (offered.contains(name)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /**
     * Reads a setting: names separated by commas, in the order of preference; empty for none.
     *
     * @throws IllegalArgumentException naming the part that is no token (RFC 9110 section 5.6.2)
     */
    public static List<String> parse(String setting) {
        List<String> names = new ArrayList<>();
        for (String part : setting.isBlank() ? new String[0] : setting.split(",", -1)) {
            String name = part.strip();
            if (!isToken(name) || names.contains(name)) {
                throw new IllegalArgumentException(Quote.of(name)
                        + (names.contains(name) ? " stands twice" : " is no token")
                        + "; wanted subprotocol names such as chat.v2, each once, separated by commas, or '*'");
            }
            names.add(name);
        }
        return List.copyOf(names);
    }

    private static boolean isToken(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> c > ' ' && c < 0x7F && "()<>@,;:\\\"/[]?={}".indexOf(c) < 0);
    }
}
