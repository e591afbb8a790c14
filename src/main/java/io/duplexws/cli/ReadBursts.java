package io.duplexws.cli;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.catalina.Context;

/**
 * Lets an application know when Tomcat has handed over all that one read from a WebSocket brought, so that it can
 * answer a burst of messages with one write. The Jakarta API has no such moment; Tomcat's upgrade handler does, at the
 * end of each dispatch.
 */
final class ReadBursts {

    /** So many reads at once leave none of the threads idle, see {@link Tuning}. */
    private static final int CROWD = Tuning.FREE_THREADS;

    private static final AtomicInteger ACTIVE = new AtomicInteger();
    private static final ThreadLocal<Read> READ = ThreadLocal.withInitial(Read::new);

    private ReadBursts() {}

    /** Tells the application of this context. */
    static void tell(Context context) {
        LongSupplier read = () -> READ.get().number;
        Predicate<Runnable> atEnd = task -> READ.get().add(task);
        BooleanSupplier crowded = () -> ACTIVE.get() > CROWD;
        context.addServletContainerInitializer(
                (classes, application) -> {
                    application.setAttribute("io.duplexws.read", read);
                    application.setAttribute("io.duplexws.atEndOfRead", atEnd);
                    application.setAttribute("io.duplexws.crowdedReads", crowded);
                },
                Set.of());
    }

    /** A read begins on this thread. */
    static void begin() {
        ACTIVE.incrementAndGet();
        READ.get().begin();
    }

    /** It ends, and what was to be done then is done. */
    static void end() {
        try {
            READ.get().end();
        } finally {
            ACTIVE.decrementAndGet();
        }
    }

    /** Whether this thread is at the end of a read: what it starts now is the next turn of the same connection. */
    static boolean isEnding() {
        return READ.get().ending;
    }

    /** The read that one thread is in, if any. */
    private static final class Read {
        private static final AtomicLong THREADS = new AtomicLong(1);

        private final Queue<Runnable> tasks = new ArrayDeque<>(2);
        private long next = THREADS.getAndIncrement() << 40;
        private long number;
        private boolean ending;

        void begin() {
            // What a task that failed left behind belongs to another connection.
            tasks.clear();
            number = next++;
        }

        boolean add(Runnable task) {
            return number != 0 && tasks.add(task);
        }

        void end() {
            number = 0;
            ending = true;
            try {
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            } finally {
                ending = false;
            }
        }
    }
}
