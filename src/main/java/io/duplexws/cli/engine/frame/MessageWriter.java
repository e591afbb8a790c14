package io.duplexws.cli.engine.frame;

import java.nio.ByteBuffer;

/** Makes the frames of one server's side (RFC 6455 section 5.2), which carry no mask. Not thread-safe. */
public final class MessageWriter implements AutoCloseable {

    /** Bytes of a frame's head at most. */
    public static final int LONGEST_HEAD = 10;

    private static final int FIN = 0x80;
    private static final int RSV1 = 0x40;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int MOST_IN_TWO = 0xFFFF;

    /** Null unless permessage-deflate was agreed. */
    private final Deflate deflate;

    /** Whether a message has begun and not ended. */
    private boolean withinMessage;

    /** Whether that message is compressed. */
    private boolean compressed;

    /** @param deflation what was agreed; null for no compression */
    public MessageWriter(Deflation deflation) {
        this.deflate = deflation == null ? null : new Deflate(deflation.serverKeepsContext());
    }

    /**
     * A frame: its first byte, and what it carries.
     *
     * @param payload may be the one that was given
     */
    public record Frame(int first, ByteBuffer payload) {

        /** Bytes of head and payload. */
        public int size() {
            int length = payload.remaining();
            if (length < TWO_BYTES) {
                return 2 + length;
            }
            return (length <= MOST_IN_TWO ? 4 : LONGEST_HEAD) + length;
        }

        public void putHead(ByteBuffer out) {
            int length = payload.remaining();
            out.put((byte) first);
            if (length < TWO_BYTES) {
                out.put((byte) length);
            } else if (length <= MOST_IN_TWO) {
                out.put((byte) TWO_BYTES).putShort((short) length);
            } else {
                out.put((byte) EIGHT_BYTES).putLong(length);
            }
        }
    }

    /**
     * The next frame of messages.
     *
     * @param opcode of the message, also for its later parts
     * @param last   whether the message ends with it
     */
    public Frame data(int opcode, ByteBuffer part, boolean last) {
        int first = (last ? FIN : 0) | (withinMessage ? Opcode.CONTINUATION : opcode);
        if (!withinMessage) {
            // A message that is empty gains nothing.
            compressed = deflate != null && !(last && !part.hasRemaining());
            first |= compressed ? RSV1 : 0;
        }
        withinMessage = !last;
        return new Frame(first, compressed ? deflate.deflate(part, last) : part);
    }

    /** A frame that may go between those of a message (section 5.4). @param payload at most 125 bytes */
    public static Frame control(int opcode, ByteBuffer payload) {
        if (payload.remaining() > Opcode.LONGEST_CONTROL) {
            throw new IllegalArgumentException("a control frame of " + payload.remaining() + " bytes; at most "
                    + Opcode.LONGEST_CONTROL + " are allowed");
        }
        return new Frame(FIN | opcode, payload);
    }

    /** Lets go of what is outside of the heap. */
    @Override
    public void close() {
        if (deflate != null) {
            deflate.close();
        }
    }
}
