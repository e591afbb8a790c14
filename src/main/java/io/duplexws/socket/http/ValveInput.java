package io.duplexws.socket.http;

import io.duplexws.socket.Valve;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.concurrent.Executor;

/**
 * What a peer sends, with a valve: while that is shut, nothing is ready and the listener is told of nothing, so the
 * peer has to wait. The listener is called by one thread at a time: the container's, or one of ours after the valve has
 * been opened again.
 */
final class ValveInput extends ServletInputStream implements Valve {

    private final ServletInputStream source;
    private final Executor readers;

    /** Set once, before the first read. */
    private ReadListener listener;

    /** Guarded by this. */
    private boolean shut;

    /** Guarded by this: a thread is within the listener. */
    private boolean reading;

    /** Guarded by this: the listener has to be called once more. */
    private boolean due;

    ValveInput(ServletInputStream source, Executor readers) {
        this.source = source;
        this.readers = readers;
    }

    /** From now on the listener is told what comes, and what has come meanwhile. */
    void begin() {
        source.setReadListener(new Gate());
    }

    /** Keeps it until {@link #begin}: some containers call the listener from within. */
    @Override
    public void setReadListener(ReadListener readListener) {
        listener = readListener;
    }

    @Override
    public boolean isReady() {
        synchronized (this) {
            if (shut) {
                due = true;
                return false;
            }
        }
        return source.isReady();
    }

    @Override
    public synchronized boolean shut() {
        shut = true;
        return true;
    }

    @Override
    public synchronized void open() {
        shut = false;
        if (due && !reading) {
            reading = true;
            readers.execute(this::readOn);
        }
    }

    @Override
    public boolean isFinished() {
        return source.isFinished();
    }

    @Override
    public int read() throws IOException {
        return source.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return source.read(bytes, offset, length);
    }

    @Override
    public int available() throws IOException {
        return source.available();
    }

    /** What the container calls. */
    private void dataAvailable() throws IOException {
        synchronized (this) {
            if (shut || reading) {
                due = true;
                return;
            }
            reading = true;
        }
        read(true);
    }

    private void readOn() {
        try {
            read(false);
        } catch (IOException broken) {
            listener.onError(broken);
        }
    }

    /** @param told whether the container has just told that data is there; otherwise it is asked, and tells later */
    private void read(boolean told) throws IOException {
        boolean reads = true;
        try {
            if (told) {
                listener.onDataAvailable();
            }
            for (reads = isDue(); reads; reads = isDue()) {
                if (source.isReady()) {
                    listener.onDataAvailable();
                }
            }
        } finally {
            if (reads) {
                leave();
            }
        }
    }

    /** Whether to go on; if not, whoever comes next reads. */
    private synchronized boolean isDue() {
        boolean goOn = due && !shut;
        if (goOn) {
            due = false;
        } else {
            reading = false;
        }
        return goOn;
    }

    private synchronized void leave() {
        reading = false;
    }

    /** What the container knows of the listener. */
    private final class Gate implements ReadListener {

        @Override
        public void onDataAvailable() throws IOException {
            dataAvailable();
        }

        @Override
        public void onAllDataRead() throws IOException {
            listener.onAllDataRead();
        }

        @Override
        public void onError(Throwable failure) {
            listener.onError(failure);
        }
    }
}
