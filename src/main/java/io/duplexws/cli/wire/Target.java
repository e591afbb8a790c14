package io.duplexws.cli.wire;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URL of a WebSocket, read as browsers do: {@code http} and {@code https} mean {@code ws} and {@code wss}, and what may
 * not stand in a request is escaped.
 *
 * @param host    name or address, an IPv6 address in brackets
 * @param request path and query, as they stand in the request line
 */
public record Target(boolean secure, String host, int port, String request) {

    private static final Pattern URL =
            Pattern.compile("(ws|wss|http|https)://([^/?#]*)([^#]*)(#.*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]\\s]+)(?::(\\d{0,5}))?");
    private static final Pattern PUSH = Pattern.compile("(.*/)push(/[^/]*)?");
    private static final String ESCAPED_IN_REQUESTS = " \"<>\\^`{|}";

    /** @throws IllegalArgumentException in one sentence */
    public static Target read(String text) {
        Matcher url = URL.matcher(text.strip());
        if (!url.matches()) {
            throw bad(text, "wanted ws:// or wss://, such as ws://localhost:8080/ws");
        }
        if (url.group(4) != null) {
            throw bad(text, "a WebSocket has no fragment; a # in its path or query is written %23");
        }
        if (url.group(2).contains("@")) {
            throw bad(text, "a name and password go into a header: -H \"Authorization: Basic …\"");
        }
        Matcher authority = AUTHORITY.matcher(url.group(2));
        if (!authority.matches()) {
            throw bad(text, "wanted host or host:port after the //");
        }
        boolean secure = url.group(1).toLowerCase(Locale.ROOT).matches("wss|https");
        return new Target(
                secure,
                ascii(authority.group(1), text),
                port(authority.group(2), secure, text),
                escaped(url.group(3).startsWith("/") ? url.group(3) : "/" + url.group(3)));
    }

    /** The same with one more parameter in its query. */
    public Target with(String name, String value) {
        return new Target(secure, host, port, request + (request.contains("?") ? "&" : "?") + name + "=" + value);
    }

    /** The HTTP URL, with a slash at its end, of the application that the WebSocket belongs to, if that is a Duplex. */
    public String application() {
        String path = request.replaceFirst("\\?.*", "");
        Matcher push = PUSH.matcher(path);
        String folder = push.matches() ? push.group(1) : path.substring(0, path.lastIndexOf('/') + 1);
        return (secure ? "https://" : "http://") + hostAndPort() + folder;
    }

    /** The same resource for plain HTTP. */
    public String httpUrl() {
        return (secure ? "https://" : "http://") + hostAndPort() + request;
    }

    /** Of a page of this server (RFC 6454, section 6.1). */
    public String origin() {
        return (secure ? "https://" : "http://") + hostAndPort();
    }

    /** As the Host header has it: the port only when it is not the scheme's own. */
    public String hostAndPort() {
        return port == (secure ? 443 : 80) ? host : host + ":" + port;
    }

    public String hostWithoutBrackets() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    @Override
    public String toString() {
        return (secure ? "wss://" : "ws://") + hostAndPort() + request;
    }

    private static String ascii(String host, String text) {
        try {
            return host.startsWith("[") ? host : IDN.toASCII(host).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException unspeakable) {
            throw bad(text, "its host is no name or address");
        }
    }

    private static int port(String digits, boolean secure, String text) {
        if (digits == null || digits.isEmpty()) {
            return secure ? 443 : 80;
        }
        int port = Integer.parseInt(digits);
        if (port < 1 || port > 65_535) {
            throw bad(text, "its port is " + port + "; wanted 1 to 65535");
        }
        return port;
    }

    private static String escaped(String request) {
        StringBuilder safe = new StringBuilder(request.length());
        for (byte b : request.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b > ' ' && b < 127 && ESCAPED_IN_REQUESTS.indexOf(b) < 0;
            safe.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b & 0xFF));
        }
        return safe.toString();
    }

    private static IllegalArgumentException bad(String text, String wanted) {
        return new IllegalArgumentException(Plain.quoted(text) + " is no URL of a WebSocket: " + wanted);
    }
}
