package io.duplexws.socket;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that read on from peers that had to wait, where the container's own cannot be asked. They handle what has
 * arrived and wait for nobody. At most every open connection waits here, once. Thread-safe.
 */
final class Readers implements Executor, AutoCloseable {

    private static final int THREADS = 4;

    /** Drops what comes after the end: nobody reads any more. */
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Writers.named("duplex-read-"),
            new ThreadPoolExecutor.DiscardPolicy());

    Readers() {
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable read) {
        threads.execute(read);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
