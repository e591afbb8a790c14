package io.duplexws.thread;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads with the names by which a thread dump, and the tests, know them. None keeps the process alive. */
public final class Threads {

    private static final long IDLE_SECONDS = 10;

    private Threads() {}

    /** @param prefix of the names, such as {@code duplex-push-} */
    public static ThreadFactory named(String prefix) {
        AtomicInteger next = new AtomicInteger(1);
        return task -> {
            Thread thread = new Thread(task, prefix + next.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** So many at most, and none while there is nothing to do; what comes when all are busy waits. */
    public static ThreadPoolExecutor pool(int most, String prefix) {
        return pool(most, prefix, new ThreadPoolExecutor.AbortPolicy());
    }

    /** The same, which drops what comes after its end. */
    public static ThreadPoolExecutor droppingPool(int most, String prefix) {
        return pool(most, prefix, new ThreadPoolExecutor.DiscardPolicy());
    }

    private static ThreadPoolExecutor pool(int most, String prefix, RejectedExecutionHandler afterItsEnd) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(prefix), afterItsEnd);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
