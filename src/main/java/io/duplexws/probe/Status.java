package io.duplexws.probe;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import jakarta.websocket.Extension;
import jakarta.websocket.Session;
import java.util.List;

/** What the server knows of a connection since its handshake. */
record Status(String subprotocol, List<String> extensions, boolean secure, String version) {

    Status {
        extensions = List.copyOf(extensions);
    }

    static Status of(Session session) {
        // Null where some containers have agreed on none.
        String subprotocol = session.getNegotiatedSubprotocol();
        List<Extension> agreed = session.getNegotiatedExtensions();
        return new Status(
                subprotocol == null ? "" : subprotocol,
                agreed == null
                        ? List.of()
                        : agreed.stream().map(Extension::getName).toList(),
                session.isSecure(),
                session.getProtocolVersion());
    }

    void tell(JsonObject answer) {
        JsonArray names = new JsonArray();
        extensions.forEach(names::add);
        answer.addProperty("subprotocol", subprotocol);
        answer.add("extensions", names);
        answer.addProperty("secure", secure);
        answer.addProperty("version", version);
    }
}
