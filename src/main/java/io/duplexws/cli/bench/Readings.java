package io.duplexws.cli.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** What is measured on all connections. Connections write, from any thread; one thread takes it together. */
final class Readings {

    private static final int DIGITS = 3;
    private static final long LONGEST_NANOS = TimeUnit.HOURS.toNanos(2);

    private final Recorder recorder = new Recorder(LONGEST_NANOS, DIGITS);
    private final Histogram latencies = new Histogram(LONGEST_NANOS, DIGITS);
    private final LongAdder sent = new LongAdder();
    private final LongAdder measuredSent = new LongAdder();
    private final LongAdder echoes = new LongAdder();
    private final LongAdder late = new LongAdder();

    /** By {@link System#nanoTime}; of about the last one, for threads may overtake each other. */
    private volatile long lastEcho;

    /** Made anew for each second. */
    private Histogram second;

    /**
     * Messages go out.
     *
     * @param measured of these, those that count
     */
    void sent(int messages, int measured) {
        sent.add(messages);
        measuredSent.add(measured);
    }

    /** So many of these that count were due some time ago. */
    void late(int messages) {
        late.add(messages);
    }

    /** A right echo has been read, of a message that does not count. */
    void warmedUp() {
        echoes.increment();
    }

    /** A right echo has been read. */
    void echoed(long now, long latency) {
        echoes.increment();
        recorder.recordValue(Math.min(LONGEST_NANOS, Math.max(0, latency)));
        lastEcho = now;
    }

    /** The latencies since it was last asked. Good until it is asked again. */
    Histogram lately() {
        second = recorder.getIntervalHistogram(second);
        latencies.add(second);
        return second;
    }

    /** All latencies that were taken together so far. */
    Histogram latencies() {
        return latencies;
    }

    long lastEcho() {
        return lastEcho;
    }

    Counts counts(long unsent) {
        return new Counts(sent.sum(), echoes.sum(), measuredSent.sum(), latencies.getTotalCount(), late.sum(), unsent);
    }
}
