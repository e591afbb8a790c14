package io.duplexws.push;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** How long one command of the broker took, each time that it went well, and how often it did not. Thread-safe. */
public final class Timing {

    /** Upper bounds in nanoseconds; what is above the last is counted beside them. */
    private static final long[] BOUNDS = {
        100_000, 250_000, 500_000,
        1_000_000, 2_500_000, 5_000_000,
        10_000_000, 25_000_000, 50_000_000,
        100_000_000, 250_000_000, 500_000_000,
        1_000_000_000, 2_500_000_000L, 5_000_000_000L
    };

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LongAdder[] counts = new LongAdder[BOUNDS.length + 1];
    private final LongAdder nanos = new LongAdder();
    private final LongAdder failures = new LongAdder();

    Timing() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    void took(long time) {
        int i = 0;
        while (i < BOUNDS.length && time > BOUNDS[i]) {
            i++;
        }
        counts[i].increment();
        nanos.add(time);
    }

    void failed() {
        failures.increment();
    }

    /** In seconds; the last is infinite. */
    public static double[] bounds() {
        double[] bounds = new double[BOUNDS.length + 1];
        for (int i = 0; i < BOUNDS.length; i++) {
            bounds[i] = BOUNDS[i] / NANOS;
        }
        bounds[BOUNDS.length] = Double.POSITIVE_INFINITY;
        return bounds;
    }

    /** How many took no longer than each bound, and longer than the one before. */
    public long[] counts() {
        long[] sums = new long[counts.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = counts[i].sum();
        }
        return sums;
    }

    /** All of these together. */
    public double seconds() {
        return nanos.sum() / NANOS;
    }

    public long failures() {
        return failures.sum();
    }
}
