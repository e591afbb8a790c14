package io.duplexws.cli.compare;

import io.duplexws.cli.wire.Application;
import io.duplexws.cli.wire.Traffic;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Runs one lane after the other, so that none disturbs another: the same events, on a topic of its own each. */
public final class Comparison {

    private static final int READY_SECONDS = 30;

    /** What is not there so long after the last event was published has been lost. */
    private static final int GRACE_MILLIS = 10_000;

    /** After which every client that is ready waits for the first event. */
    private static final int SETTLED_MILLIS = 200;

    private static final int TOPIC_BYTES = 8;

    private final Plan plan;
    private final Application application;
    private final Traffic aside = new Traffic();
    private final Publisher publisher;
    private final Optional<ServerMeter> meter;

    /**
     * @param token of publishers; empty for none
     * @throws IOException in one sentence, when the server lets us not publish
     */
    public Comparison(Plan plan, Application application, String token) throws IOException {
        this.plan = plan;
        this.application = application;
        this.publisher = Publisher.of(application, token, aside);
        String unheard = topic();
        this.meter = ServerMeter.of(application, events -> publisher.publish(unheard, plan, events), aside);
    }

    /** Bytes that no lane pays for: of the publisher, and of what asks for the server's cost. */
    public Traffic aside() {
        return aside;
    }

    /** @param progress told of each lane when it begins */
    public List<LaneResult> run(Consumer<Lane> progress) throws IOException, InterruptedException {
        List<LaneResult> results = new ArrayList<>();
        for (Lane lane : plan.lanes()) {
            progress.accept(lane);
            results.add(run(lane));
        }
        return results;
    }

    private LaneResult run(Lane lane) throws IOException, InterruptedException {
        if (meter.isEmpty()) {
            return hear(lane);
        }
        ServerCost before = meter.get().now();
        LaneResult result = hear(lane);
        return result.with(meter.get().since(before, plan.events()));
    }

    private LaneResult hear(Lane lane) throws IOException, InterruptedException {
        Run run = new Run(plan, application, topic());
        AtomicReference<String> problem = new AtomicReference<>("");
        List<Client> clients = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < plan.clients(); i++) {
            Client client = lane.client(run, i);
            clients.add(client);
            threads.add(start(client, run, problem));
        }
        try {
            if (run.awaitReady(READY_SECONDS)) {
                Thread.sleep(SETTLED_MILLIS);
                run.begin();
                publisher.publish(run);
            } else {
                problem.compareAndSet("", "not all clients were connected within " + READY_SECONDS + " s");
            }
            await(threads);
        } finally {
            run.end();
            clients.forEach(Client::end);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return new LaneResult(
                lane,
                plan.events(),
                run.delivered(),
                run.delivered() * plan.size(),
                run.counts().cost(),
                run.latencies(),
                problem.get(),
                Optional.empty());
    }

    private static Thread start(Client client, Run run, AtomicReference<String> problem) {
        Thread thread = new Thread(
                () -> {
                    try {
                        client.hear();
                    } catch (IOException broken) {
                        if (!run.isEnded()) {
                            problem.compareAndSet("", String.valueOf(broken.getMessage()));
                        }
                    } finally {
                        // Whoever failed must not keep the others waiting.
                        run.ready();
                    }
                },
                "duplex-compare");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void await(List<Thread> threads) throws InterruptedException {
        long end = System.nanoTime() + GRACE_MILLIS * 1_000_000L;
        for (Thread thread : threads) {
            thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
    }

    private static String topic() {
        byte[] bytes = new byte[TOPIC_BYTES];
        new SecureRandom().nextBytes(bytes);
        return "push/compare." + HexFormat.of().formatHex(bytes);
    }
}
