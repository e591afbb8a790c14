package io.duplexws.cli.compare;

import io.duplexws.cli.compare.HttpLink.Head;
import io.duplexws.cli.wire.Application;
import io.duplexws.cli.wire.CountedSocket;
import io.duplexws.cli.wire.Traffic;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the server has taken so far from its {@code /metrics} (docs/metrics.md), on connections that no lane pays for. */
final class ServerMeter {

    private static final ServerCost NOTHING = new ServerCost(0, 0, 0);
    private static final String CPU = "process_cpu_seconds_total";
    private static final String ALLOCATED = "jvm_threads_allocated_bytes_total";
    private static final String THREADS = "jvm_threads_live_threads";

    /** Of questions and publications, which are dearer at first. */
    private static final int WARMING = 100;

    /** Processor time comes in steps of 10 ms on some systems: one alone would tell nothing. */
    private static final int QUESTIONS = 50;

    private static final int PUBLICATIONS = 200;

    private final Application application;
    private final Traffic traffic;

    /** What one question takes, and one publication that nobody hears. */
    private ServerCost question = NOTHING;

    private ServerCost publication = NOTHING;

    private ServerMeter(Application application, Traffic traffic) {
        this.application = application;
        this.traffic = traffic;
    }

    /**
     * Empty where the server does not tell.
     *
     * @param publishing events of the size that is compared, so many, where nobody hears them
     * @param traffic    counts its bytes
     */
    static Optional<ServerMeter> of(Application application, Publishing publishing, Traffic traffic)
            throws IOException {
        ServerMeter meter = new ServerMeter(application, traffic);
        if (meter.read().isEmpty()) {
            return Optional.empty();
        }
        meter.calibrate(publishing);
        return Optional.of(meter);
    }

    /** Publishes so many events. */
    interface Publishing {
        void publish(int events) throws IOException;
    }

    private void calibrate(Publishing publishing) throws IOException {
        ask(WARMING);
        ServerCost before = now();
        ask(QUESTIONS - 1);
        question = now().without(before).times(1.0 / QUESTIONS);
        publishing.publish(WARMING);
        before = now();
        publishing.publish(PUBLICATIONS);
        publication = since(before, 0).times(1.0 / PUBLICATIONS);
    }

    private void ask(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            now();
        }
    }

    /** What has been taken since then, without the question that ends it, and without these publications. */
    ServerCost since(ServerCost then, int publications) throws IOException {
        return now().without(then).without(question).without(publication.times(publications));
    }

    ServerCost now() throws IOException {
        return read().orElseThrow(() -> new IOException("the server does not tell any more what it takes (/metrics)"));
    }

    private Optional<ServerCost> read() throws IOException {
        try (HttpLink link = HttpLink.open(application.opening(), () -> new CountedSocket(traffic))) {
            Head head = link.ask(application.request("GET", "metrics", "Accept: text/plain"));
            String told = link.body(head);
            link.finish();
            if (head.status() != 200 || Double.isNaN(number(told, ALLOCATED)) || Double.isNaN(number(told, CPU))) {
                return Optional.empty();
            }
            return Optional.of(
                    new ServerCost(number(told, CPU), number(told, ALLOCATED), Math.round(number(told, THREADS))));
        }
    }

    /** NaN when there is none of this name. */
    private static double number(String told, String name) {
        Matcher line = Pattern.compile("(?m)^" + name + " (\\S+)$").matcher(told);
        return line.find() ? Double.parseDouble(line.group(1)) : Double.NaN;
    }
}
