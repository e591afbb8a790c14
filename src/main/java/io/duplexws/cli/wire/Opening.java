package io.duplexws.cli.wire;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the opening handshake is to say.
 *
 * @param headers  {@code Name: value} each; one without a value takes the header of this name away, as curl does
 * @param origin   empty for none, as no browser would
 * @param insecure takes any certificate, and any name in it
 * @param timeout  of the connection, and again of the answer
 */
public record Opening(
        Target target,
        List<String> subprotocols,
        List<String> headers,
        String origin,
        boolean insecure,
        Duration timeout) {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    /** @throws IllegalArgumentException in one sentence */
    public Opening {
        subprotocols = List.copyOf(subprotocols);
        headers = List.copyOf(headers);
        for (String name : subprotocols) {
            require(
                    name.matches(TOKEN),
                    "-s",
                    name,
                    "a subprotocol of letters, digits and a few signs, one for each -s");
        }
        for (String header : headers) {
            require(header.matches(TOKEN + ":[^\\r\\n\\x00]*"), "-H", header, "\"Name: value\"");
        }
        require(origin.matches("[\\x21-\\x7E]*"), "--origin", origin, "one such as https://app.example.org");
    }

    public Opening to(Target other) {
        return new Opening(other, subprotocols, headers, origin, insecure, timeout);
    }

    /** The request, whose header of one name stands once, unless it was asked for more than once. */
    public String request(String key) {
        Map<String, String> standard = standard(key);
        for (String header : headers) {
            standard.remove(name(header).toLowerCase(Locale.ROOT));
        }
        StringBuilder text = new StringBuilder("GET " + target.request() + " HTTP/1.1\r\n");
        standard.values().forEach(line -> text.append(line).append("\r\n"));
        for (String header : headers) {
            if (!value(header).isEmpty()) {
                text.append(name(header)).append(": ").append(value(header)).append("\r\n");
            }
        }
        return text.append("\r\n").toString();
    }

    /** The last value that is sent under this name; empty when none is. */
    public String sent(String name, String standard) {
        String last = standard;
        for (String header : headers) {
            if (name(header).equalsIgnoreCase(name)) {
                last = value(header);
            }
        }
        return last;
    }

    /** Those that the user asked for and that take none away, by name. */
    public Map<String, String> ownHeaders() {
        Map<String, String> own = new LinkedHashMap<>();
        for (String header : headers) {
            if (!value(header).isEmpty()) {
                own.put(name(header), value(header));
            }
        }
        return own;
    }

    private Map<String, String> standard(String key) {
        Map<String, String> lines = new LinkedHashMap<>();
        put(lines, "Host", target.hostAndPort());
        put(lines, "Upgrade", "websocket");
        put(lines, "Connection", "Upgrade");
        put(lines, "Sec-WebSocket-Key", key);
        put(lines, "Sec-WebSocket-Version", "13");
        put(lines, "Sec-WebSocket-Protocol", String.join(", ", subprotocols));
        put(lines, "Origin", origin);
        put(lines, "User-Agent", "Duplex");
        return lines;
    }

    private static void put(Map<String, String> lines, String name, String value) {
        if (!value.isEmpty()) {
            lines.put(name.toLowerCase(Locale.ROOT), name + ": " + value);
        }
    }

    private static String name(String header) {
        return header.substring(0, header.indexOf(':'));
    }

    private static String value(String header) {
        return header.substring(header.indexOf(':') + 1).strip();
    }

    private static void require(boolean holds, String option, String value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException(option + " is " + Plain.quoted(value) + "; wanted " + wanted);
        }
    }
}
