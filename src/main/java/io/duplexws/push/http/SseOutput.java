package io.duplexws.push.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * What waits for one reader of a stream: in order, written as fast as the reader takes it, and no thread waits.
 * Thread-safe.
 */
final class SseOutput implements WriteListener {

    private static final byte[] NOTHING = {};

    /** No more at once, so that what does not fit is noticed soon. */
    private static final int CHUNK = 8_192;

    private final ServletOutputStream out;
    private final StreamLimits limits;
    private final Executor writers;
    private final Runnable gone;

    /** Guarded by this. */
    private final Deque<byte[]> waiting = new ArrayDeque<>();

    /** Guarded by this. */
    private long bytes;

    /** Guarded by this: a thread writes. */
    private boolean writing;

    /** Guarded by this: there may be something new to do for the thread that writes. */
    private boolean again;

    /** Guarded by this: the container has said that writing may begin. */
    private boolean possible;

    /** Guarded by this: nothing is written any more. */
    private boolean ended;

    /** Guarded by this: waits for room; null when nobody does. */
    private Runnable room;

    /** Of the thread that writes. */
    private byte[] current = NOTHING;

    /** Of the thread that writes: so much of the current piece is out. */
    private int written;

    /** Of the thread that writes: so much is in the container's buffer. */
    private int unflushed;

    /**
     * @param writers run what writes, on the calling thread where that cannot wait for the reader
     * @param gone    told once when the reader has left
     */
    SseOutput(ServletOutputStream out, StreamLimits limits, Executor writers, Runnable gone) {
        this.out = out;
        this.limits = limits;
        this.writers = writers;
        this.gone = gone;
    }

    /** Sends the piece, now or after those before it. Whoever does asks {@link #hasRoomOr} before the next ones. */
    void offer(byte[] piece) {
        synchronized (this) {
            if (ended) {
                return;
            }
            waiting.add(piece);
            bytes += piece.length;
        }
        write();
    }

    /** Whether little waits; if not, the task runs once when that has changed, and must not wait. */
    synchronized boolean hasRoomOr(Runnable task) {
        if (hasRoom()) {
            return true;
        }
        room = task;
        return false;
    }

    /** Whether nothing waits: then nothing keeps a heartbeat from telling whether the reader is still there. */
    synchronized boolean isIdle() {
        return waiting.isEmpty() && !ended;
    }

    /** Messages and bytes that wait now, behind the one that is on its way. */
    synchronized void tellDepth(BiConsumer<Integer, Long> told) {
        told.accept(waiting.size(), bytes);
    }

    /** Drops what waits. */
    synchronized void end() {
        ended = true;
        waiting.clear();
        bytes = 0;
        room = null;
    }

    @Override
    public void onWritePossible() {
        synchronized (this) {
            possible = true;
        }
        write();
    }

    @Override
    public void onError(Throwable failure) {
        leave();
    }

    private void write() {
        if (begins()) {
            writers.execute(this::writeOn);
        }
    }

    private void writeOn() {
        try {
            do {
                writeAll();
            } while (goesOn());
        } catch (IOException | IllegalStateException broken) {
            leave();
        }
    }

    private void writeAll() throws IOException {
        while (out.isReady()) {
            if (unflushed >= CHUNK || (unflushed > 0 && !hasMore())) {
                unflushed = 0;
                out.flush();
            } else if (hasMore()) {
                int length = Math.min(CHUNK, current.length - written);
                out.write(current, written, length);
                written += length;
                unflushed += length;
            } else {
                return;
            }
        }
    }

    private boolean hasMore() {
        if (written == current.length) {
            byte[] next = poll();
            current = next == null ? NOTHING : next;
            written = 0;
        }
        return written < current.length;
    }

    private byte[] poll() {
        byte[] next;
        Runnable task = null;
        synchronized (this) {
            next = waiting.poll();
            bytes -= next == null ? 0 : next.length;
            if (room != null && hasRoom()) {
                task = room;
                room = null;
            }
        }
        if (task != null) {
            task.run();
        }
        return next;
    }

    /** Guarded by this. */
    private boolean hasRoom() {
        return bytes <= limits.bytes() / 2 && waiting.size() <= limits.messages() / 2;
    }

    private synchronized boolean begins() {
        if (ended || !possible) {
            return false;
        }
        again = true;
        if (writing) {
            return false;
        }
        writing = true;
        again = false;
        return true;
    }

    private synchronized boolean goesOn() {
        writing = again && !ended;
        again = false;
        return writing;
    }

    private void leave() {
        boolean first;
        synchronized (this) {
            first = !ended;
            writing = false;
        }
        end();
        if (first) {
            gone.run();
        }
    }
}
