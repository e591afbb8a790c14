package io.duplexws.handshake.http;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.duplexws.handshake.Finding;
import io.duplexws.handshake.Handshakes;
import io.duplexws.handshake.Headers;
import io.duplexws.handshake.Refusal;
import io.duplexws.handshake.Subprotocols;
import io.duplexws.handshake.UpgradeRequest;
import io.duplexws.http.Bodies;
import io.duplexws.words.Words;
import io.duplexws.words.http.Catalogues;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * {@code /handshake}: the request it got, held against every rule, as JSON. Ask it exactly as you would ask the
 * WebSocket, upgrade headers and all: it never upgrades.
 */
public final class HandshakeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    static final Gson PRETTY = new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    private final transient Handshakes handshakes;

    public HandshakeServlet(Handshakes handshakes) {
        this.handshakes = handshakes;
    }

    /** Any method: that it is not GET is one of the findings. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        UpgradeRequest asked = Requests.of(request);
        List<Finding> findings = handshakes.check().findings(asked);
        Optional<Refusal> refusal = handshakes.check().refusal(asked);
        Words words = Catalogues.words(request);
        JsonObject json = new JsonObject();
        json.addProperty("upgrade", refusal.isEmpty());
        json.addProperty("status", refusal.map(Refusal::status).orElse(101));
        json.addProperty("sentence", refusal.map(Refusal::sentence).orElse("this request may become a WebSocket"));
        json.add(
                "rules",
                array(findings.stream()
                        .map(finding -> Findings.json(finding, words))
                        .toList()));
        json.add("subprotocols", subprotocols(asked));
        json.addProperty("extensionsOffered", asked.headers().joined("Sec-WebSocket-Extensions"));
        json.add("request", request(request, asked));
        json.addProperty("server", getServletContext().getServerInfo());
        response.setHeader("Cache-Control", "no-store");
        Bodies.write(response, "application/json", PRETTY.toJson(json) + "\n");
    }

    private JsonObject subprotocols(UpgradeRequest asked) {
        List<String> offered = asked.headers().tokens("Sec-WebSocket-Protocol");
        JsonObject json = new JsonObject();
        json.add("offered", array(offered.stream().map(JsonPrimitive::new).toList()));
        json.add(
                "supported",
                array(handshakes.subprotocols().stream().map(JsonPrimitive::new).toList()));
        json.add(
                "chosen",
                Subprotocols.choose(handshakes.subprotocols(), offered)
                        .<JsonElement>map(JsonPrimitive::new)
                        .orElse(JsonNull.INSTANCE));
        return json;
    }

    private static JsonObject request(HttpServletRequest request, UpgradeRequest asked) {
        JsonObject json = new JsonObject();
        json.addProperty("method", request.getMethod());
        json.addProperty("uri", request.getRequestURI());
        json.addProperty("protocol", request.getProtocol());
        json.addProperty("scheme", request.getScheme());
        json.addProperty("secure", request.isSecure());
        json.addProperty("host", request.getServerName());
        json.addProperty("port", request.getServerPort());
        json.addProperty("client", request.getRemoteAddr());
        JsonArray headers = new JsonArray();
        for (Headers.Line line : asked.headers().lines()) {
            JsonObject header = new JsonObject();
            header.addProperty("name", line.name());
            header.addProperty("value", Credentials.masked(line));
            headers.add(header);
        }
        json.add("headers", headers);
        return json;
    }

    private static JsonArray array(List<? extends JsonElement> elements) {
        JsonArray array = new JsonArray();
        elements.forEach(array::add);
        return array;
    }
}
