package io.duplexws.push.http;

import com.google.gson.JsonObject;
import io.duplexws.http.Bodies;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Whole answers: JSON for what went well, {@code application/problem+json} (RFC 9457) for what did not. */
final class Answer {

    private Answer() {}

    static void json(HttpServletResponse response, int status, String json) throws IOException {
        write(response, status, "application/json", json + "\n");
    }

    /** @param sentence what was found and what was wanted */
    static void problem(HttpServletResponse response, int status, String sentence) throws IOException {
        JsonObject problem = new JsonObject();
        problem.addProperty("type", "about:blank");
        problem.addProperty("status", status);
        problem.addProperty("detail", sentence);
        write(response, status, "application/problem+json", problem + "\n");
    }

    /** The broker is away: worth another try. */
    static void unavailable(HttpServletResponse response, String sentence) throws IOException {
        response.setHeader("Retry-After", "1");
        problem(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, sentence);
    }

    private static void write(HttpServletResponse response, int status, String mediaType, String body)
            throws IOException {
        response.setStatus(status);
        Bodies.write(response, mediaType, body);
    }
}
