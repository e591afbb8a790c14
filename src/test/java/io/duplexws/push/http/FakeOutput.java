package io.duplexws.push.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A container's output: takes so many bytes, then is not ready until the reader has taken some (Servlet 6.0). */
final class FakeOutput extends ServletOutputStream {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private int room = Integer.MAX_VALUE;
    private int flushes;
    private boolean asked;
    private boolean broken;
    private WriteListener listener;

    void takesOnly(int bytes) {
        room = bytes;
    }

    /** The reader has taken so much; the container calls, if it was asked before. */
    void takesMore(int bytes) throws IOException {
        room = bytes;
        if (asked) {
            asked = false;
            listener.onWritePossible();
        }
    }

    void breaks() {
        broken = true;
    }

    String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    int flushes() {
        return flushes;
    }

    @Override
    public boolean isReady() {
        asked |= room <= 0;
        return room > 0;
    }

    @Override
    public void setWriteListener(WriteListener writeListener) {
        listener = writeListener;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (broken) {
            throw new IOException("broken pipe");
        }
        if (room <= 0) {
            throw new IllegalStateException("written to while not ready");
        }
        written.write(bytes, offset, length);
        room -= length;
    }

    @Override
    public void flush() {
        flushes++;
    }
}
