package io.duplexws.push.http;

import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

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
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(mediaType + ";charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
