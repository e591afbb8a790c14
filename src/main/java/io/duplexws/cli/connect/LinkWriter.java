package io.duplexws.cli.connect;

import io.duplexws.thread.Threads;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;

/**
 * Writes frames, one at a time, and waits for the server to take them; but never on the thread that reads, because a
 * server that echoes takes nothing more while nobody reads. What that one writes, pongs and the answer to a close, waits
 * for its turn; past 1,000 of them more pongs are not sent.
 */
final class LinkWriter extends Writer {

    private static final int MOST_WAITING = 1_000;

    private final OutputStream out;
    private final Runnable closed;
    private final Executor later = Threads.droppingPool(1, "duplex-connect-writer-");
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile Thread reader;

    /** @param closed runs when the last frame, which closes, has been written */
    LinkWriter(OutputStream out, Runnable closed) {
        this.out = out;
        this.closed = closed;
    }

    /** The thread that must not wait. */
    void never(Thread reading) {
        reader = reading;
    }

    @Override
    public void write(ByteBuffer frame, CompletionHandler<ByteBuffer> handler) {
        if (Thread.currentThread() != reader) {
            put(frame, handler);
        } else if (waiting.incrementAndGet() <= MOST_WAITING) {
            later.execute(() -> {
                put(frame, handler);
                waiting.decrementAndGet();
            });
        } else {
            waiting.decrementAndGet();
            handler.cancelled();
        }
    }

    @Override
    public void close() {
        if (Thread.currentThread() == reader) {
            later.execute(closed);
        } else {
            closed.run();
        }
    }

    /** Runs when all that waits has been written. */
    void afterwards(Runnable task) {
        later.execute(task);
    }

    private void put(ByteBuffer frame, CompletionHandler<ByteBuffer> handler) {
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        try {
            synchronized (out) {
                out.write(bytes);
                out.flush();
            }
            handler.completed(frame);
        } catch (IOException gone) {
            handler.failed(gone);
        }
    }
}
