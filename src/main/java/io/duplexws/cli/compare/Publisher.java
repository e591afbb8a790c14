package io.duplexws.cli.compare;

import com.google.gson.JsonParser;
import io.duplexws.cli.compare.HttpLink.Head;
import io.duplexws.cli.wire.Application;
import io.duplexws.cli.wire.CountedSocket;
import io.duplexws.cli.wire.Traffic;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Publishes the events of a run, each when it is due, on one connection that no lane pays for. One thread. */
final class Publisher {

    private final Application application;
    private final Traffic traffic = new Traffic();
    private final String bearer;

    private Publisher(Application application, String token) throws IOException {
        this.application = application;
        this.bearer = token.isEmpty() ? ticket() : token;
    }

    /**
     * @param token empty for none: then a ticket is asked for, which a server gives to its own pages at its own machine
     * @throws IOException in one sentence, when neither lets us publish
     */
    static Publisher of(Application application, String token) throws IOException {
        return new Publisher(application, token);
    }

    /** What it has sent and got itself. */
    Traffic traffic() {
        return traffic;
    }

    private HttpLink open() throws IOException {
        return HttpLink.open(application.opening(), () -> new CountedSocket(traffic));
    }

    private String ticket() throws IOException {
        try (HttpLink link = open()) {
            Head head = link.ask(application.request(
                    "POST",
                    "ticket",
                    "Origin: " + application.target().origin(),
                    "Content-Length: 0",
                    "Accept: application/json"));
            String body = link.body(head);
            link.finish();
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
        try (HttpLink link = open()) {
            for (int event = 0; event < run.plan().events() && !run.isEnded(); event++) {
                TimeUnit.NANOSECONDS.sleep(run.due(event) - System.nanoTime());
                String payload = run.plan().payload(event);
                Head head = link.ask(application.request(
                                "POST",
                                run.topic(),
                                "Authorization: Bearer " + bearer,
                                "Content-Type: text/plain",
                                "Content-Length: " + payload.length())
                        + payload);
                String body = link.body(head);
                if (head.status() != 201 && head.status() != 202) {
                    throw new IOException("an event could not be published, the server answered " + head.status() + ": "
                            + body.strip());
                }
            }
        }
    }
}
