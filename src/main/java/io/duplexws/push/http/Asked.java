package io.duplexws.push.http;

import io.duplexws.push.Position;
import io.duplexws.push.Topic;
import io.duplexws.text.Quote;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** What a request below {@code /push} asks for. */
final class Asked {

    private static final int LONGEST_WAIT = 300;
    private static final int USUAL_WAIT = 25;

    private final HttpServletRequest request;

    Asked(HttpServletRequest request) {
        this.request = request;
    }

    Topic topic() throws BadRequest {
        String path = request.getPathInfo();
        try {
            return new Topic(path == null ? "" : path.substring(1));
        } catch (IllegalArgumentException bad) {
            throw new BadRequest(HttpServletResponse.SC_BAD_REQUEST, bad.getMessage());
        }
    }

    /** A browser's {@code Last-Event-ID} goes before the parameter, which is that of its first connection. */
    Position from() throws BadRequest {
        String header = request.getHeader("Last-Event-ID");
        try {
            return Position.parse(
                    header == null || header.isEmpty() ? parameter("after").orElse("") : header);
        } catch (IllegalArgumentException bad) {
            throw new BadRequest(HttpServletResponse.SC_BAD_REQUEST, bad.getMessage());
        }
    }

    /** How long a poll may wait for a message; zero for not at all. */
    Duration longestWait() throws BadRequest {
        String text = parameter("wait").orElse(String.valueOf(USUAL_WAIT));
        try {
            int seconds = Integer.parseInt(text);
            if (seconds >= 0 && seconds <= LONGEST_WAIT) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException notANumber) {
            // Told below, with what is allowed.
        }
        throw new BadRequest(
                HttpServletResponse.SC_BAD_REQUEST,
                "wait " + Quote.of(text) + ": wanted whole seconds from 0 to " + LONGEST_WAIT);
    }

    /** Whether the connection is to end with the answer, which a page cannot ask for by a header. */
    boolean closes() throws BadRequest {
        String text = parameter("connection").orElse("");
        if (text.isEmpty() || text.equals("close")) {
            return !text.isEmpty();
        }
        throw new BadRequest(
                HttpServletResponse.SC_BAD_REQUEST, "connection " + Quote.of(text) + ": wanted close, or nothing");
    }

    /**
     * Of the query alone: the container would look for parameters in a body as well, and that is the message. The first
     * one of a name counts.
     */
    Optional<String> parameter(String name) {
        String query = request.getQueryString();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            if (decoded(parts[0]).equals(name)) {
                return Optional.of(parts.length == 1 ? "" : decoded(parts[1]));
            }
        }
        return Optional.empty();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
