package io.duplexws.socket.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Queue;

/** A container's input: calls the listener once, and again only after it was asked and had nothing (Servlet 6.0). */
final class FakeInput extends ServletInputStream {

    private final Queue<Character> arrived = new ArrayDeque<>();
    private ReadListener listener;
    private boolean armed;

    void arrives(String letters) throws IOException {
        for (char letter : letters.toCharArray()) {
            arrived.add(letter);
        }
        call();
    }

    /** Some containers call the listener from within. */
    @Override
    public void setReadListener(ReadListener readListener) {
        listener = readListener;
        armed = true;
        try {
            call();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void call() throws IOException {
        if (armed && !arrived.isEmpty()) {
            armed = false;
            listener.onDataAvailable();
        }
    }

    @Override
    public boolean isReady() {
        armed = arrived.isEmpty();
        return !armed;
    }

    @Override
    public int read() {
        if (arrived.isEmpty()) {
            throw new IllegalStateException("nothing is ready");
        }
        return arrived.poll();
    }

    @Override
    public boolean isFinished() {
        return false;
    }
}
