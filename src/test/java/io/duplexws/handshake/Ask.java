package io.duplexws.handshake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A request for a WebSocket that keeps every rule, and copies of it with something changed. */
public record Ask(String method, String protocol, List<Headers.Line> lines) {

    /** Base64 of 16 bytes; the example of RFC 6455 section 1.3. */
    public static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    /** The one origin that the tests allow. */
    public static final String PAGE = "https://app.example.org";

    public Ask {
        lines = List.copyOf(lines);
    }

    public static Ask good() {
        return new Ask(
                "GET",
                "HTTP/1.1",
                List.of(
                        new Headers.Line("Host", "duplex.example.org"),
                        new Headers.Line("Upgrade", "websocket"),
                        new Headers.Line("Connection", "Upgrade"),
                        new Headers.Line("Sec-WebSocket-Version", "13"),
                        new Headers.Line("Sec-WebSocket-Key", KEY),
                        new Headers.Line("Origin", PAGE)));
    }

    /** With this line in place of all of its name. */
    public Ask with(String name, String value) {
        return without(name).and(name, value);
    }

    /** With one line more. */
    public Ask and(String name, String value) {
        List<Headers.Line> more = new ArrayList<>(lines);
        more.add(new Headers.Line(name, value));
        return new Ask(method, protocol, more);
    }

    public Ask without(String name) {
        return new Ask(
                method,
                protocol,
                lines.stream()
                        .filter(line -> !line.name().equalsIgnoreCase(name))
                        .toList());
    }

    public Ask by(String otherMethod) {
        return new Ask(otherMethod, protocol, lines);
    }

    public Ask in(String otherProtocol) {
        return new Ask(method, otherProtocol, lines);
    }

    UpgradeRequest request() {
        return new UpgradeRequest(
                method, protocol, new Headers(lines), Optional.of(new Origin("http", "duplex.example.org", 80)));
    }

    /** As it goes over the wire. */
    public String text(String path) {
        StringBuilder text = new StringBuilder(method + " " + path + " " + protocol + "\r\n");
        lines.forEach(line ->
                text.append(line.name()).append(": ").append(line.value()).append("\r\n"));
        return text.append("\r\n").toString();
    }
}
