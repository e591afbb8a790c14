package io.duplexws.page;

import io.duplexws.handshake.http.Credentials;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One request as the server received it, in the words of the page. */
public final class RequestView {

    /** One line of a table; the note may be empty. */
    public record Row(String name, String value, String note) {}

    private final List<Row> facts;
    private final List<Row> headers;
    private final List<String> proxySigns;

    public RequestView(HttpServletRequest request) {
        List<Row> lines = new ArrayList<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                lines.add(new Row(name, Credentials.masked(name, value), HeaderNotes.of(name)));
            }
        }
        headers = List.copyOf(lines);
        facts = facts(request);
        proxySigns = headers.stream()
                .map(Row::name)
                .filter(HeaderNotes::isFromProxy)
                .distinct()
                .toList();
    }

    /** What the page found, first. */
    public String sentence() {
        return proxySigns.isEmpty()
                ? "Your request came straight to this server, or the proxies on the way left no trace."
                : "Your request came through a proxy: it left " + String.join(", ", proxySigns) + ".";
    }

    /** The request line and the connection, as the server understands them. */
    public List<Row> facts() {
        return facts;
    }

    /** Every header line; lines of one name stand together, because servlets are not told the order across names. */
    public List<Row> headers() {
        return headers;
    }

    private static List<Row> facts(HttpServletRequest request) {
        String query = request.getQueryString();
        return List.of(
                new Row("Request line", line(request, query), ""),
                new Row("Scheme", request.getScheme(), secure(request)),
                new Row(
                        "Host and port",
                        request.getServerName() + ":" + request.getServerPort(),
                        "as the client named it"),
                new Row("Context path", request.getContextPath().isEmpty() ? "/" : request.getContextPath(), ""),
                new Row("Client", request.getRemoteAddr(), "the other end of the connection: you, or the last proxy"),
                new Row("Server", request.getServletContext().getServerInfo(), ""));
    }

    private static String line(HttpServletRequest request, String query) {
        return request.getMethod() + " " + request.getRequestURI() + (query == null ? "" : "?" + query) + " "
                + request.getProtocol();
    }

    private static String secure(HttpServletRequest request) {
        return request.isSecure()
                ? "WebSockets from this page need wss:"
                : "if your browser shows https, a proxy in front ends TLS: set duplex.public.url";
    }
}
