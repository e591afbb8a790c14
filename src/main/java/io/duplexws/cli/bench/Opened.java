package io.duplexws.cli.bench;

import io.duplexws.cli.wire.CountedSocket;
import io.duplexws.cli.wire.Frame;
import io.duplexws.cli.wire.FrameSocket;
import io.duplexws.cli.wire.Opening;
import io.duplexws.cli.wire.Traffic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Opens the connections, some at a time, and keeps what that took. */
final class Opened {

    private static final int AT_A_TIME = 16;

    /** After so many the others are not tried: each may take its whole timeout. */
    private static final int MOST_FAILURES = 50;

    private static final int DIGITS = 3;
    private static final long LONGEST_NANOS = TimeUnit.HOURS.toNanos(1);

    private final Opening opening;
    private final Run run;
    private final Traffic traffic;
    private final List<EchoClient> clients = new ArrayList<>();
    private final Histogram handshakes = new ConcurrentHistogram(LONGEST_NANOS, DIGITS);
    private final LongAdder headUp = new LongAdder();
    private final LongAdder headDown = new LongAdder();
    private final AtomicInteger failures = new AtomicInteger();
    private String problem = "";

    private Opened(Opening opening, Run run, Traffic traffic) {
        this.opening = opening;
        this.run = run;
        this.traffic = traffic;
    }

    /**
     * After one more, which shows whether it can be done, and has Java load what it takes: that is not the server's time.
     *
     * @param traffic counts their bytes
     * @throws IOException in one sentence, when that one cannot be opened, or none of the others
     */
    static Opened all(Opening opening, Run run, Traffic traffic) throws IOException, InterruptedException {
        try (FrameSocket trial = FrameSocket.open(opening)) {
            trial.send(Frame.close(1000, ""));
        }
        Opened opened = new Opened(opening, run, traffic);
        opened.openAll();
        if (opened.clients.isEmpty()) {
            throw new IOException(opened.problem);
        }
        return opened;
    }

    private void openAll() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME, Opened::daemon);
        try {
            List<Future<EchoClient>> tries = new ArrayList<>();
            for (int i = 0; i < run.plan().connections(); i++) {
                tries.add(threads.submit(this::openUnlessHopeless));
            }
            for (Future<EchoClient> one : tries) {
                try {
                    clients.add(one.get());
                } catch (ExecutionException failed) {
                    problem = problem.isEmpty() ? reason(failed.getCause()) : problem;
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private EchoClient openUnlessHopeless() throws IOException {
        if (failures.get() >= MOST_FAILURES) {
            throw new IOException("not tried after " + MOST_FAILURES + " others");
        }
        try {
            return open();
        } catch (IOException failed) {
            failures.incrementAndGet();
            throw failed;
        }
    }

    private EchoClient open() throws IOException {
        long begun = System.nanoTime();
        FrameSocket socket = FrameSocket.open(opening, () -> new CountedSocket(traffic));
        handshakes.recordValue(Math.min(LONGEST_NANOS, System.nanoTime() - begun));
        headUp.add(socket.requestBytes());
        headDown.add(socket.answerBytes());
        return new EchoClient(socket, run);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "duplex-bench-open");
        thread.setDaemon(true);
        return thread;
    }

    private static String reason(Throwable failed) {
        return failed instanceof IOException && failed.getMessage() != null
                ? failed.getMessage()
                : String.valueOf(failed);
    }

    List<EchoClient> clients() {
        return List.copyOf(clients);
    }

    /** Nanoseconds from the first packet to the end of the handshake. */
    Histogram handshakes() {
        return handshakes;
    }

    /** Bytes of the requests of the handshakes, before TLS. */
    long headUp() {
        return headUp.sum();
    }

    /** Bytes of the heads of their answers, before TLS. */
    long headDown() {
        return headDown.sum();
    }

    /** Why the first that could not be opened could not; empty when all were. */
    String problem() {
        return problem;
    }
}
