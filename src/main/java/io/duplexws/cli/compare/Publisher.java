package io.duplexws.cli.compare;

import com.google.gson.JsonParser;
import io.duplexws.cli.compare.HttpLink.Head;
import io.duplexws.cli.wire.Application;
import io.duplexws.cli.wire.CountedSocket;
import io.duplexws.cli.wire.Traffic;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Publishes the events of a run, each when it is due, on connections that no lane pays for. One thread. */
final class Publisher {

    private final Application application;
    private final Traffic traffic;
    private final String bearer;

    /** Null when it has none. */
    private HttpLink link;

    private Publisher(Application application, String token, Traffic traffic) throws IOException {
        this.application = application;
        this.traffic = traffic;
        this.bearer = token.isEmpty() ? ticket() : token;
    }

    /**
     * @param token   empty for none: then a ticket is asked for, which a server gives to its own pages at its own machine
     * @param traffic counts its bytes
     * @throws IOException in one sentence, when neither lets us publish
     */
    static Publisher of(Application application, String token, Traffic traffic) throws IOException {
        return new Publisher(application, token, traffic);
    }

    private HttpLink open() throws IOException {
        return HttpLink.open(application.opening(), () -> new CountedSocket(traffic));
    }

    private String ticket() throws IOException {
        try (HttpLink asking = open()) {
            Head head = asking.ask(application.request(
                    "POST",
                    "ticket",
                    "Origin: " + application.target().origin(),
                    "Content-Length: 0",
                    "Accept: application/json"));
            String body = asking.body(head);
            asking.finish();
            if (head.status() != 200) {
                throw new IOException(
                        "the events have to be published, and the server gives no ticket for that (it answered "
                                + head.status() + "); --token takes its duplex.publish.token");
            }
            return JsonParser.parseString(body).getAsJsonObject().get("ticket").getAsString();
        }
    }

    /** Returns when the last one is published. */
    void publish(Run run) throws IOException, InterruptedException {
        try {
            for (int event = 0; event < run.plan().events() && !run.isEnded(); event++) {
                TimeUnit.NANOSECONDS.sleep(run.due(event) - System.nanoTime());
                publish(run.topic(), run.plan().payload(event));
            }
        } finally {
            leave();
        }
    }

    /** Publishes so many events at once, one after the other, where nobody hears them. */
    void publish(String topic, Plan plan, int events) throws IOException {
        try {
            for (int event = 0; event < events; event++) {
                publish(topic, plan.payload(event));
            }
        } finally {
            leave();
        }
    }

    /** Servers end a connection after so many requests; then another one goes on. */
    private void publish(String topic, String payload) throws IOException {
        if (link == null) {
            link = open();
        }
        Head head = link.ask(application.request(
                        "POST",
                        topic,
                        "Authorization: Bearer " + bearer,
                        "Content-Type: text/plain",
                        "Content-Length: " + payload.length())
                + payload);
        String body = link.body(head);
        if (head.closes()) {
            leave();
        }
        if (head.status() != 201 && head.status() != 202) {
            throw new IOException(
                    "an event could not be published, the server answered " + head.status() + ": " + body.strip());
        }
    }

    private void leave() throws IOException {
        if (link != null) {
            link.finish();
            link = null;
        }
    }
}
