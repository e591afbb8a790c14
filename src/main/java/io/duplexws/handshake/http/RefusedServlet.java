package io.duplexws.handshake.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.duplexws.handshake.Handshakes;
import io.duplexws.handshake.RefusalLog;
import io.duplexws.http.Bodies;
import io.duplexws.words.Words;
import io.duplexws.words.http.Catalogues;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /handshake/refused}: the last refused handshakes, newest first, as a JSON array. */
public final class RefusedServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Handshakes handshakes;

    public RefusedServlet(Handshakes handshakes) {
        this.handshakes = handshakes;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Words words = Catalogues.words(request);
        JsonArray array = new JsonArray();
        for (RefusalLog.Entry entry : handshakes.refused().entries()) {
            JsonObject json = new JsonObject();
            json.addProperty("time", entry.time().toString());
            json.addProperty("method", entry.method());
            json.addProperty("path", entry.path());
            json.addProperty("status", entry.status());
            json.addProperty("rule", entry.rule());
            json.addProperty("sentence", entry.sentence());
            entry.first().ifPresent(first -> json.add("explained", Explanation.json(first, words)));
            array.add(json);
        }
        response.setHeader("Cache-Control", "no-store");
        Bodies.write(response, "application/json", HandshakeServlet.PRETTY.toJson(array) + "\n");
    }
}
