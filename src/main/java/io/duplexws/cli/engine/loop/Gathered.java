package io.duplexws.cli.engine.loop;

import io.duplexws.cli.engine.frame.MessageWriter.Frame;
import java.nio.ByteBuffer;

/** Small frames that go out together. Holds nothing while there are none. Not thread-safe. */
final class Gathered {

    /** Bytes that gather at most. */
    private static final int MOST = 16_384;

    private static final int AT_FIRST = 1_024;

    /** Null for nothing. */
    private ByteBuffer bytes;

    private int count() {
        return bytes == null ? 0 : bytes.position();
    }

    /** Returns false, and takes nothing, where it is too much. */
    boolean add(Frame frame) {
        int wanted = count() + frame.size();
        if (wanted > MOST) {
            return false;
        }
        if (bytes == null) {
            bytes = ByteBuffer.allocate(Math.max(AT_FIRST, wanted));
        } else if (bytes.capacity() < wanted) {
            bytes = ByteBuffer.allocate(Math.max(2 * bytes.capacity(), wanted)).put(bytes.flip());
        }
        frame.putHead(bytes);
        bytes.put(frame.payload());
        return true;
    }

    /** All of it, to be read; nothing is left. */
    ByteBuffer take() {
        ByteBuffer all = bytes == null ? ByteBuffer.allocate(0) : bytes.flip();
        bytes = null;
        return all;
    }

    boolean isEmpty() {
        return bytes == null;
    }
}
