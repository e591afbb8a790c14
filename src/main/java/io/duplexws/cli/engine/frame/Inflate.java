package io.duplexws.cli.engine.frame;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Decompresses the messages of one client (RFC 7692 section 7.2.2), and never holds more than a piece of one. */
final class Inflate implements AutoCloseable {

    /** Takes a piece of what was compressed, within the call only. @param end what was put in is used up with it */
    @FunctionalInterface
    interface Pieces {
        void take(byte[] bytes, int offset, int length, boolean end) throws Violation;
    }

    private static final int PIECE = 16_384;

    private static final ThreadLocal<byte[]> PIECES = ThreadLocal.withInitial(() -> new byte[PIECE]);

    /** What the sender has left out at the end of a message. */
    private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};

    private final boolean keepsContext;

    /** Made for the first message; null before, and after the end. */
    private Inflater inflater;

    Inflate(boolean keepsContext) {
        this.keepsContext = keepsContext;
    }

    /** @param last the message ends with these bytes */
    void inflate(byte[] bytes, int offset, int length, boolean last, Pieces pieces) throws Violation {
        if (inflater == null) {
            inflater = new Inflater(true);
        }
        byte[] piece = PIECES.get();
        try {
            int filled = pump(bytes, offset, length, piece, 0, pieces);
            if (last) {
                filled = pump(TAIL, 0, TAIL.length, piece, filled, pieces);
            }
            pieces.take(piece, 0, filled, true);
        } catch (DataFormatException malformed) {
            throw Violation.ofData("compressed data that cannot be read: " + malformed.getMessage());
        }
        if (last && !keepsContext) {
            inflater.reset();
        }
    }

    /** Hands on each piece that is full; returns how much of the next one is filled. */
    private int pump(byte[] bytes, int offset, int length, byte[] piece, int filled, Pieces pieces)
            throws DataFormatException, Violation {
        inflater.setInput(bytes, offset, length);
        int count = filled;
        while (true) {
            count += inflater.inflate(piece, count, PIECE - count);
            if (count == PIECE) {
                pieces.take(piece, 0, count, false);
                count = 0;
            } else if (inflater.finished()) {
                // The block says that it is the last one (section 7.2.3.4); what follows begins anew.
                int rest = inflater.getRemaining();
                inflater.reset();
                if (rest == 0) {
                    return count;
                }
                inflater.setInput(bytes, offset + length - rest, rest);
            } else if (inflater.needsDictionary()) {
                throw new DataFormatException("it wants a preset dictionary");
            } else {
                return count;
            }
        }
    }

    @Override
    public void close() {
        if (inflater != null) {
            inflater.end();
            inflater = null;
        }
    }
}
