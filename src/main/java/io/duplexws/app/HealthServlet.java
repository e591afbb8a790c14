package io.duplexws.app;

import com.google.gson.JsonObject;
import io.duplexws.http.Bodies;
import io.duplexws.push.Broker;
import io.duplexws.socket.Sockets;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;

/**
 * {@code GET /health}: 200 while this node is alive, also when its broker is away, because to start the node anew would not
 * bring that back; what it says of the broker is for people and alarms.
 */
final class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Sockets sockets;
    private final transient Push push;

    /** By which the nodes behind one name can be told apart; another one after each start. */
    private final String node = Long.toString(new SecureRandom().nextLong() >>> 1, Character.MAX_RADIX);

    HealthServlet(Sockets sockets, Push push) {
        this.sockets = sockets;
        this.push = push;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Broker.Health health = push.health();
        JsonObject broker = new JsonObject();
        broker.addProperty("up", health.up());
        broker.addProperty("is", health.text());
        JsonObject json = new JsonObject();
        json.addProperty("alive", true);
        json.addProperty("node", node);
        json.addProperty("time", Instant.now().toString());
        json.add("broker", broker);
        json.addProperty("webSockets", sockets.count());
        json.addProperty("httpReaders", push.readers());
        response.setHeader("Cache-Control", "no-store");
        Bodies.write(response, "application/json", json + "\n");
    }
}
