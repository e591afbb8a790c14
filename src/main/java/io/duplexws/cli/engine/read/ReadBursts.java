package io.duplexws.cli.engine.read;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets an application know when all that one read from a WebSocket brought has been handed over, so that it can answer a
 * burst of messages with one write. The Jakarta API has no such moment.
 */
public final class ReadBursts {

    /** More reads at once than this keep each other waiting for a processor. */
    private static final int CROWD = 4 * Runtime.getRuntime().availableProcessors();

    private static final AtomicInteger ACTIVE = new AtomicInteger();

    /** Connections that wait for their next turn. */
    private static final AtomicInteger WAITING = new AtomicInteger();

    private ReadBursts() {}

    /** The number of the read that this thread is in; 0 outside of one. */
    public static long current() {
        return here().number;
    }

    /** Runs the task when the read ends that this thread is in; false when it is in none. */
    public static boolean atEnd(Runnable task) {
        return here().add(task);
    }

    /** Whether a read that takes long keeps others waiting. */
    public static boolean isCrowded() {
        return ACTIVE.get() > CROWD || WAITING.get() > 0;
    }

    /** So many more connections wait for their next turn, or fewer. */
    public static void countWaiting(int more) {
        WAITING.addAndGet(more);
    }

    /** A read begins on this thread. */
    public static void begin() {
        ACTIVE.incrementAndGet();
        here().begin();
    }

    /** It ends, and what was to be done then is done. */
    public static void end() {
        try {
            here().end();
        } finally {
            ACTIVE.decrementAndGet();
        }
    }

    /** Whether this thread is at the end of a read: what it starts now is the next turn of the same connection. */
    public static boolean isEnding() {
        return here().ending;
    }

    private static Read here() {
        return Thread.currentThread() instanceof ReadingThread thread ? thread.read : new Read();
    }

    /** A thread that reads from connections; a field of it is found faster than a thread-local variable. */
    public static class ReadingThread extends Thread {
        private final Read read = new Read();

        /** A daemon with the loader of these classes. */
        public ReadingThread(Runnable task, String name) {
            super(task, name);
            setDaemon(true);
            setContextClassLoader(ReadBursts.class.getClassLoader());
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
