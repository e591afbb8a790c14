package io.duplexws.cli.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A Duplex somewhere, found by its own URL or by that of anything in it.
 *
 * @param opening to its base
 */
public record Application(Opening opening) {

    private static final Set<String> ENDPOINTS = Set.of("ws", "echo_once", "probe", "push");

    /** @param opening to the application, or to an endpoint or a page of it */
    public static Application of(Opening opening) {
        return new Application(
                opening.to(at(opening.target(), base(opening.target().request()))));
    }

    /** The path of the application, with a slash at its end, by the request to something in it. */
    public static String base(String request) {
        String path = request.replaceFirst("[?].*", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (last.isEmpty()) {
            return path;
        }
        boolean isPage = ENDPOINTS.contains(last) || last.contains(".");
        return isPage ? path.substring(0, path.length() - last.length()) : path + "/";
    }

    private static Target at(Target target, String request) {
        return new Target(target.secure(), target.host(), target.port(), request);
    }

    public Target target() {
        return opening.target();
    }

    /** A handshake to one of its endpoints, with these headers besides the user's own. */
    public Opening to(String path, String... headers) {
        List<String> all = new ArrayList<>(opening.headers());
        all.addAll(List.of(headers));
        return new Opening(
                at(target(), target().request() + path),
                opening.subprotocols(),
                all,
                opening.origin(),
                opening.insecure(),
                opening.timeout());
    }

    /** The head of an HTTP request to something in it: Host, these headers, and then the user's own. */
    public String request(String method, String path, String... headers) {
        StringBuilder head = new StringBuilder(method)
                .append(' ')
                .append(target().request())
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(target().hostAndPort())
                .append("\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        for (Map.Entry<String, String> own : opening.ownHeaders().entrySet()) {
            head.append(own.getKey()).append(": ").append(own.getValue()).append("\r\n");
        }
        return head.append("\r\n").toString();
    }
}
