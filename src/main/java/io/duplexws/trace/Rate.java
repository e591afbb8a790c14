package io.duplexws.trace;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** So many a second, the first ones. Guarded by its owner. */
final class Rate {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final int most;
    private final LongSupplier nanos;
    private long began;
    private int used;

    Rate(int most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    boolean admits() {
        long now = nanos.getAsLong();
        if (now - began >= SECOND) {
            began = now;
            used = 0;
        }
        if (used == most) {
            return false;
        }
        used++;
        return true;
    }
}
