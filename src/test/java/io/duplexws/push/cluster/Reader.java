package io.duplexws.push.cluster;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.duplexws.harness.Dial;
import io.duplexws.harness.Events;
import io.duplexws.harness.PushClient;
import io.duplexws.harness.Recorder;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** A client that hears everything, whatever breaks: it goes on from its cursor, at the next node if need be. */
final class Reader extends Thread {

    enum Transport {
        WEBSOCKET,
        EVENTS,
        LONG_POLL,
        SHORT_POLL
    }

    private static final long SHORT_POLL_MILLIS = 50;

    private final Transport transport;
    private final List<PushClient> nodes;
    private final String topic;

    /** Guarded by this. */
    private final List<String> heard = new ArrayList<>();

    /** Guarded by this. */
    private final List<String> holes = new ArrayList<>();

    private volatile boolean done;
    private String cursor;
    private int node;

    /** @param node the one to begin at */
    Reader(Transport transport, List<PushClient> nodes, int node, String topic, String cursor) {
        super(transport + " at node " + node);
        this.transport = transport;
        this.nodes = nodes;
        this.node = node;
        this.topic = topic;
        this.cursor = cursor;
        setDaemon(true);
    }

    synchronized List<String> heard() {
        return List.copyOf(heard);
    }

    synchronized int count() {
        return heard.size();
    }

    /** Where it was told that messages are missing. */
    synchronized List<String> holes() {
        return List.copyOf(holes);
    }

    void finish() {
        done = true;
    }

    @Override
    public void run() {
        while (!done) {
            try {
                switch (transport) {
                    case WEBSOCKET -> hearSocket();
                    case EVENTS -> hearEvents();
                    case LONG_POLL -> poll(10);
                    case SHORT_POLL -> poll(0);
                }
            } catch (Exception | AssertionError broken) {
                node = (node + 1) % nodes.size();
            }
        }
    }

    private PushClient at() {
        return nodes.get(node);
    }

    private void hearSocket() throws Exception {
        String url = at().base().toString().replaceFirst("^http", "ws") + "push/" + topic + "?after=" + cursor;
        Recorder client = Dial.to(url).offering("push.v1").connect().assertOpen("push.v1");
        try {
            while (!done) {
                JsonObject said = JsonParser.parseString(client.text()).getAsJsonObject();
                if (said.has("recovered")) {
                    begins(said.get("recovered").getAsBoolean());
                } else {
                    hears(said);
                }
            }
        } finally {
            client.session().close();
        }
    }

    private void hearEvents() throws Exception {
        try (Events events = at().events(topic, "?format=json&after=" + cursor)) {
            while (!done) {
                Events.Event event = events.next();
                JsonObject said = JsonParser.parseString(event.data()).getAsJsonObject();
                if (event.name().equals("push")) {
                    begins(said.get("recovered").getAsBoolean());
                } else {
                    hears(said);
                }
            }
        }
    }

    private void poll(int seconds) throws IOException, InterruptedException {
        HttpResponse<String> answer = at().get("push/" + topic + "?wait=" + seconds + "&after=" + cursor);
        if (answer.statusCode() == 204) {
            if (seconds == 0) {
                // What makes a poll a short one: the client comes again by the clock.
                Thread.sleep(SHORT_POLL_MILLIS);
            }
            return;
        }
        if (answer.statusCode() != 200) {
            throw new IOException("answered " + answer.statusCode());
        }
        begins(answer.headers().firstValue("Push-Recovered").orElseThrow().equals("true"));
        JsonArray messages = JsonParser.parseString(answer.body()).getAsJsonArray();
        for (JsonElement message : messages) {
            hears(message.getAsJsonObject());
        }
    }

    private synchronized void begins(boolean recovered) {
        if (!recovered) {
            holes.add("behind " + cursor);
        }
    }

    private synchronized void hears(JsonObject message) {
        cursor = message.get("id").getAsString();
        heard.add(message.get("data").getAsString());
    }
}
