package io.duplexws.page;

import io.duplexws.handshake.http.Credentials;
import io.duplexws.words.Words;
import io.duplexws.words.http.Catalogues;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One request as the server received it, in the words of the page. */
public final class RequestView {

    /** One line of a table; the note may be empty. */
    public record Row(String name, String value, String note) {}

    private final Words words;
    private final List<Row> facts;
    private final List<Row> headers;
    private final List<String> proxySigns;

    public RequestView(HttpServletRequest request) {
        words = Catalogues.words(request);
        List<Row> lines = new ArrayList<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                String note = HeaderNotes.keyOf(name).map(words::say).orElse("");
                lines.add(new Row(name, shown(name, value), note));
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

    /** By which the page's own scripts know the language. */
    public String language() {
        return words.language().code();
    }

    /** The language as HTML names it. */
    public String tag() {
        return words.language().tag();
    }

    /** The page's own words. */
    public String say(String key) {
        return words.say(key);
    }

    /** What the page found, first. */
    public String sentence() {
        return proxySigns.isEmpty()
                ? words.say("request.straight")
                : words.say(
                        "request.proxied",
                        Map.of("signs", proxySigns.stream().collect(Collectors.joining(words.say("list.comma")))));
    }

    /** The request line and the connection, as the server understands them. */
    public List<Row> facts() {
        return facts;
    }

    /** Every header line; lines of one name stand together, because servlets are not told the order across names. */
    public List<Row> headers() {
        return headers;
    }

    /** How many header lines there are, in words. */
    public String headerCount() {
        return words.count("request.lines", headers.size());
    }

    private String shown(String name, String value) {
        return Credentials.isSecret(name) ? words.count("request.hidden", value.length()) : value;
    }

    private List<Row> facts(HttpServletRequest request) {
        String query = request.getQueryString();
        String context = request.getContextPath().isEmpty() ? "/" : request.getContextPath();
        return List.of(
                row("request.line", line(request, query), ""),
                row(
                        "request.scheme",
                        request.getScheme(),
                        words.say(request.isSecure() ? "request.secure" : "request.insecure")),
                row(
                        "request.host",
                        request.getServerName() + ":" + request.getServerPort(),
                        words.say("request.named")),
                row("request.context", context, ""),
                row("request.client", request.getRemoteAddr(), words.say("request.other-end")),
                row("request.server", request.getServletContext().getServerInfo(), ""));
    }

    private Row row(String key, String value, String note) {
        return new Row(words.say(key), value, note);
    }

    private static String line(HttpServletRequest request, String query) {
        return request.getMethod() + " " + request.getRequestURI() + (query == null ? "" : "?" + query) + " "
                + request.getProtocol();
    }
}
