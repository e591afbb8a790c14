package io.duplexws.cli.compare;

import io.duplexws.cli.wire.Application;
import io.duplexws.cli.wire.CountedSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** One lane while it runs: where the clients hear, what they have heard, and what it has cost. Thread-safe. */
final class Run {

    /** Latencies are told to three digits, from a microsecond on. */
    private static final int DIGITS = 3;

    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final Plan plan;
    private final Application application;
    private final String topic;
    private final Counts counts = new Counts();
    private final Histogram latencies = new ConcurrentHistogram(LONGEST_NANOS, DIGITS);
    private final LongAdder delivered = new LongAdder();
    private final CountDownLatch ready;
    private final CountDownLatch beginning = new CountDownLatch(1);
    private final AtomicLong begun = new AtomicLong();
    private volatile boolean ended;

    Run(Plan plan, Application application, String topic) {
        this.plan = plan;
        this.application = application;
        this.topic = topic;
        this.ready = new CountDownLatch(plan.clients());
    }

    Plan plan() {
        return plan;
    }

    Application application() {
        return application;
    }

    /** The path of the topic below the application, such as {@code push/compare.4f1c}. */
    String topic() {
        return topic;
    }

    Counts counts() {
        return counts;
    }

    /** A new socket, whose bytes count for this lane. */
    Socket socket() {
        counts.connected();
        return new CountedSocket(counts.traffic());
    }

    /** One client hears from now on. */
    void ready() {
        ready.countDown();
    }

    /** Whether all clients hear within this time. */
    boolean awaitReady(long seconds) throws InterruptedException {
        return ready.await(seconds, TimeUnit.SECONDS);
    }

    /** The first event is due now. */
    void begin() {
        begun.set(System.nanoTime());
        beginning.countDown();
    }

    /** Waits until the first event is due, or the run has ended. */
    void awaitBegin() throws InterruptedException {
        beginning.await();
    }

    /** When the event is due, by {@link System#nanoTime}. */
    long due(int event) {
        return begun.get() + plan.due(event);
    }

    /** The event has arrived at one client: its latency counts from when it was due. */
    void arrived(int event) {
        latencies.recordValue(Math.min(LONGEST_NANOS, Math.max(0, System.nanoTime() - due(event))));
        delivered.increment();
    }

    long delivered() {
        return delivered.sum();
    }

    Histogram latencies() {
        return latencies;
    }

    void end() {
        ended = true;
        beginning.countDown();
    }

    boolean isEnded() {
        return ended;
    }
}
