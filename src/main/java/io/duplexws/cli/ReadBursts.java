package io.duplexws.cli;

import jakarta.websocket.Session;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
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

    /** More reads at once than this keep each other waiting for a processor. */
    private static final int CROWD = 4 * FairThreads.LANES;

    private static final AtomicInteger ACTIVE = new AtomicInteger();

    private ReadBursts() {}

    /** Tells the application of this context. */
    static void tell(Context context) {
        LongSupplier read = ReadBursts::current;
        Predicate<Runnable> atEnd = ReadBursts::atEnd;
        BooleanSupplier crowded = ReadBursts::isCrowded;
        BiConsumer<Session, Boolean> pause = ReadBursts::pause;
        context.addServletContainerInitializer(
                (classes, application) -> {
                    application.setAttribute("io.duplexws.read", read);
                    application.setAttribute("io.duplexws.atEndOfRead", atEnd);
                    application.setAttribute("io.duplexws.crowdedReads", crowded);
                    application.setAttribute("io.duplexws.pause", pause);
                },
                Set.of());
    }

    /** The number of the read that this thread is in; 0 outside of one. */
    static long current() {
        return here().number;
    }

    /** Runs the task when the read ends that this thread is in; false when it is in none. */
    static boolean atEnd(Runnable task) {
        return here().add(task);
    }

    /** Whether a read that takes long keeps others waiting. */
    static boolean isCrowded() {
        return ACTIVE.get() > CROWD || FairThreads.someWait();
    }

    private static void pause(Session session, boolean on) {
        Pause pause = Pause.of(session);
        if (on) {
            pause.begin(Pause.APPLICATION);
        } else {
            pause.end(Pause.APPLICATION);
        }
    }

    /** A read begins on this thread. */
    static void begin() {
        ACTIVE.incrementAndGet();
        here().begin();
    }

    /** It ends, and what was to be done then is done. */
    static void end() {
        try {
            here().end();
        } finally {
            ACTIVE.decrementAndGet();
        }
    }

    /** Whether this thread is at the end of a read: what it starts now is the next turn of the same connection. */
    static boolean isEnding() {
        return here().ending;
    }

    /** Whether this thread is one of the pool that reads from connections. */
    static boolean isReadingThread() {
        return Thread.currentThread() instanceof ReadingThread;
    }

    private static Read here() {
        return Thread.currentThread() instanceof ReadingThread thread ? thread.read : new Read();
    }

    /** A thread that reads from connections; a field of it is found faster than a thread-local variable. */
    static final class ReadingThread extends Thread {
        private final Read read = new Read();

        ReadingThread(Runnable task, String name) {
            super(task, name);
        }
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
