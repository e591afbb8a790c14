package io.duplexws.socket;

import jakarta.websocket.CloseReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What goes out on a connection, in order: a message, a part of one, a ping, or the close that ends all. */
public sealed interface Piece {

    /** What an empty piece costs in a queue, about: its object, its array, its place. */
    int OVERHEAD = 64;

    /** Bytes of memory it holds while it waits, about. */
    long cost();

    /** Whether it is a whole message, not a part of one. */
    boolean whole();

    /** Whether a message is complete with it. */
    default boolean endsMessage() {
        return false;
    }

    /** Whether a message is left that later parts have to finish; {@code before} tells whether one was until now. */
    default boolean leavesUnfinished(boolean before) {
        return before;
    }

    /** The piece as it may be kept after the handler that received it has returned. */
    default Piece kept() {
        return this;
    }

    /** Text; its end never stands between the two halves of a surrogate pair. */
    record Text(String text, boolean first, boolean last) implements Piece {
        @Override
        public long cost() {
            return OVERHEAD + 2L * text.length();
        }

        @Override
        public boolean whole() {
            return first && last;
        }

        @Override
        public boolean endsMessage() {
            return last;
        }

        @Override
        public boolean leavesUnfinished(boolean before) {
            return !last;
        }
    }

    /** Bytes; the buffer belongs to whoever made the piece, and may be read once. */
    record Binary(ByteBuffer data, boolean first, boolean last) implements Piece {
        @Override
        public long cost() {
            return OVERHEAD + (long) data.remaining();
        }

        @Override
        public boolean whole() {
            return first && last;
        }

        @Override
        public boolean endsMessage() {
            return last;
        }

        @Override
        public boolean leavesUnfinished(boolean before) {
            return !last;
        }

        @Override
        public Piece kept() {
            ByteBuffer copy = ByteBuffer.allocate(data.remaining());
            return new Binary(copy.put(data).flip(), first, last);
        }
    }

    /**
     * A whole message for many readers, encoded once; bytes and text are not to be changed. Sending it lets no thread wait.
     *
     * @param text  the same as text, null for a binary message
     * @param reply whether it answers this reader alone, who may not leave too many of these unread
     */
    record Shared(byte[] bytes, String text, boolean reply) implements Piece {

        public static Shared text(String text) {
            return new Shared(text.getBytes(StandardCharsets.UTF_8), text, false);
        }

        public static Shared binary(byte[] bytes) {
            return new Shared(bytes, null, false);
        }

        public static Shared reply(String text) {
            return new Shared(text.getBytes(StandardCharsets.UTF_8), text, true);
        }

        boolean isText() {
            return text != null;
        }

        /** As much as if it were not shared: a reader that lags must not keep many alive. */
        @Override
        public long cost() {
            return OVERHEAD + (long) bytes.length;
        }

        @Override
        public boolean whole() {
            return true;
        }

        @Override
        public boolean endsMessage() {
            return true;
        }
    }

    /** Not a message: what was written in a batch goes out now. */
    record Flush() implements Piece {
        @Override
        public long cost() {
            return 0;
        }

        @Override
        public boolean whole() {
            return true;
        }
    }

    /** Asks the peer for a pong (RFC 6455 section 5.5.2); the payload is at most 125 bytes, and is not to be changed. */
    record Ping(ByteBuffer payload) implements Piece {

        /** Without a payload. */
        Ping() {
            this(ByteBuffer.allocate(0));
        }

        @Override
        public long cost() {
            return OVERHEAD + (long) payload.remaining();
        }

        @Override
        public boolean whole() {
            return true;
        }
    }

    /** The end: what waits before it is sent first. */
    record Close(CloseReason reason) implements Piece {
        @Override
        public long cost() {
            return OVERHEAD;
        }

        @Override
        public boolean whole() {
            return true;
        }
    }
}
