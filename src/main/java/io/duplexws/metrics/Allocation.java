package io.duplexws.metrics;

import com.sun.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;

/**
 * How many bytes of heap threads have allocated. Adds up what each has since it was last asked, for what a thread has
 * allocated is forgotten with it; one that begins and ends between two questions is not seen. Thread-safe.
 */
final class Allocation {

    private final ThreadMXBean threads;

    /** By the id of the thread, bytes when it was last asked. Guarded by this. */
    private Map<Long, Long> known = Map.of();

    /** Guarded by this. */
    private long total;

    Allocation(ThreadMXBean threads) {
        this.threads = threads;
    }

    /** Since the JVM began, never less than before. */
    synchronized long bytes() {
        long[] ids = threads.getAllThreadIds();
        long[] allocated = threads.getThreadAllocatedBytes(ids);
        Map<Long, Long> now = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            if (allocated[i] >= 0) {
                total += Math.max(0, allocated[i] - known.getOrDefault(ids[i], 0L));
                now.put(ids[i], allocated[i]);
            }
        }
        known = now;
        return total;
    }
}
