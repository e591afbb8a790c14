package io.duplexws.cli;

import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of the embedded server. Whoever has just had a turn and has more to bring waits behind those who come
 * fresh, as if it had come a little later: a peer that sends without a pause holds up itself, not the others.
 */
final class FairThreads extends ThreadPoolExecutor {

    /** How much later, so nobody waits for ever. */
    private static final long BEHIND_NANOS = 200_000_000;

    private static final AtomicInteger NUMBER = new AtomicInteger(1);

    FairThreads(int threads) {
        super(threads, threads, 60, TimeUnit.SECONDS, new PriorityBlockingQueue<>(), task -> thread(task));
        allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        super.execute(new Turn(task, System.nanoTime() + (ReadBursts.isEnding() ? BEHIND_NANOS : 0)));
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "duplex-" + NUMBER.getAndIncrement());
        thread.setDaemon(true);
        thread.setContextClassLoader(FairThreads.class.getClassLoader());
        return thread;
    }

    private record Turn(Runnable task, long time) implements Runnable, Comparable<Turn> {
        @Override
        public void run() {
            task.run();
        }

        @Override
        public int compareTo(Turn other) {
            return Long.signum(time - other.time);
        }
    }
}
