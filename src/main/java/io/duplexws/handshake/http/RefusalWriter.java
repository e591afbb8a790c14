package io.duplexws.handshake.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.duplexws.handshake.Finding;
import io.duplexws.handshake.Refusal;
import io.duplexws.handshake.UpgradeRequest;
import io.duplexws.http.Bodies;
import io.duplexws.words.Words;
import io.duplexws.words.http.Catalogues;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes a refusal in the form that the client reads: a page, {@code application/problem+json}, or one line of text. */
final class RefusalWriter {

    private RefusalWriter() {}

    static void write(HttpServletRequest request, UpgradeRequest asked, Refusal refusal, HttpServletResponse response)
            throws IOException {
        Words words = Catalogues.words(request);
        response.setStatus(refusal.status());
        refusal.headers().forEach((name, value) -> header(response, name, value));
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Vary", "Accept, Accept-Language, Cookie");
        if (Requests.acceptsByName(asked, "text/html")) {
            Bodies.write(response, "text/html", RefusalPage.html(request.getContextPath(), asked, refusal, words));
        } else if (Requests.acceptsByName(asked, "application/json", "application/problem+json", "application/*")) {
            Bodies.write(
                    response,
                    "application/problem+json",
                    problem(refusal, words).toString());
        } else {
            Bodies.write(response, "text/plain", refusal.sentence() + "\n");
        }
    }

    /** A line for each part: Undertow closes the connection only where a whole line, the first, is {@code close}. */
    private static void header(HttpServletResponse response, String name, String value) {
        for (String part : value.split(", ")) {
            response.addHeader(name, part);
        }
    }

    private static JsonObject problem(Refusal refusal, Words words) {
        JsonObject problem = new JsonObject();
        problem.addProperty("type", "about:blank");
        problem.addProperty("title", refusal.first().claim());
        problem.addProperty("status", refusal.status());
        problem.addProperty("detail", refusal.sentence());
        JsonArray broken = new JsonArray();
        for (Finding finding : refusal.broken()) {
            broken.add(Findings.json(finding, words));
        }
        problem.add("broken", broken);
        return problem;
    }
}
