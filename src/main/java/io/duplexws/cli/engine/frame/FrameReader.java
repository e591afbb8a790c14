package io.duplexws.cli.engine.frame;

import java.nio.ByteBuffer;

/**
 * Reads the frames of one client (RFC 6455 section 5.2), however the network has cut them, and keeps no byte of data: what
 * has come of a frame goes on at once.
 */
final class FrameReader {

    private static final int FIN = 0x80;
    private static final int RSV = 0x70;
    private static final int RSV1 = 0x40;
    private static final int MASKED = 0x80;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;

    private enum Wanted {
        FIRST_BYTE,
        SECOND_BYTE,
        LENGTH,
        MASK,
        PAYLOAD
    }

    private final FrameSink sink;
    private final boolean compresses;
    private final byte[] mask = new byte[4];

    private Wanted wanted = Wanted.FIRST_BYTE;
    private boolean fin;
    private int opcode;

    /** Bytes of the length or the mask that are still to come. */
    private int missing;

    private long length;
    private long done;

    /** The message that has begun and not ended: its opcode, 0 for none. */
    private int message;

    private boolean compressed;

    /** Of a control frame; null outside of one. */
    private byte[] control;

    /** @param compresses whether permessage-deflate was agreed */
    FrameReader(FrameSink sink, boolean compresses) {
        this.sink = sink;
        this.compresses = compresses;
    }

    /** Reads on, until nothing is left or the sink wants no more. @param in has an array, which is changed */
    void read(ByteBuffer in) throws Violation {
        while (in.hasRemaining() || isEmptyFrame()) {
            if (sink.isPaused()) {
                return;
            }
            switch (wanted) {
                case FIRST_BYTE -> first(in.get() & 0xFF);
                case SECOND_BYTE -> second(in.get() & 0xFF);
                case LENGTH -> length(in);
                case MASK -> mask(in);
                case PAYLOAD -> payload(in);
            }
        }
    }

    private boolean isEmptyFrame() {
        return wanted == Wanted.PAYLOAD && length == 0;
    }

    private void first(int head) throws Violation {
        fin = (head & FIN) != 0;
        opcode = head & 0xF;
        int reserved = head & RSV;
        if (!Opcode.isKnown(opcode)) {
            throw Violation.ofProtocol("a frame with opcode " + opcode + ", which RFC 6455 does not know");
        }
        if (Opcode.isControl(opcode)) {
            beginControl(reserved);
        } else {
            beginData(reserved);
        }
        wanted = Wanted.SECOND_BYTE;
    }

    private void beginControl(int reserved) throws Violation {
        if (!fin) {
            throw Violation.ofProtocol("a control frame in fragments");
        }
        requireNone(reserved);
    }

    private void beginData(int reserved) throws Violation {
        if (opcode == Opcode.CONTINUATION) {
            if (message == 0) {
                throw Violation.ofProtocol("a continuation, and no message has begun");
            }
            requireNone(reserved);
            return;
        }
        if (message != 0) {
            throw Violation.ofProtocol("a new message, and the last one has not ended");
        }
        if (reserved == RSV1 && compresses) {
            compressed = true;
        } else {
            requireNone(reserved);
            compressed = false;
        }
        message = opcode;
    }

    private void requireNone(int reserved) throws Violation {
        if (reserved != 0) {
            throw Violation.ofProtocol("a frame with reserved bits that no extension has agreed on");
        }
    }

    private void second(int head) throws Violation {
        if ((head & MASKED) == 0) {
            throw Violation.ofProtocol("a frame without a mask; clients have to mask (RFC 6455 section 5.1)");
        }
        length = head & 0x7F;
        if (Opcode.isControl(opcode) && length > Opcode.LONGEST_CONTROL) {
            throw Violation.ofProtocol("a control frame of more than " + Opcode.LONGEST_CONTROL + " bytes");
        }
        if (length < TWO_BYTES) {
            want(Wanted.MASK, mask.length);
        } else {
            want(Wanted.LENGTH, length == EIGHT_BYTES ? Long.BYTES : Short.BYTES);
            length = 0;
        }
    }

    private void want(Wanted next, int bytes) {
        wanted = next;
        missing = bytes;
    }

    private void length(ByteBuffer in) throws Violation {
        length = (length << Byte.SIZE) | (in.get() & 0xFF);
        missing--;
        if (missing == 0) {
            if (length < 0) {
                throw Violation.ofProtocol("a length with its highest bit set");
            }
            want(Wanted.MASK, mask.length);
        }
    }

    private void mask(ByteBuffer in) {
        if (missing == mask.length && in.remaining() >= mask.length) {
            in.get(mask);
            missing = 0;
        } else {
            mask[mask.length - missing] = in.get();
            missing--;
        }
        if (missing == 0) {
            wanted = Wanted.PAYLOAD;
            done = 0;
            control = Opcode.isControl(opcode) ? new byte[(int) length] : null;
        }
    }

    private void payload(ByteBuffer in) throws Violation {
        int count = (int) Math.min(in.remaining(), length - done);
        int offset = in.arrayOffset() + in.position();
        Mask.apply(in.array(), offset, count, mask, (int) (done & 3));
        in.position(in.position() + count);
        boolean ends = done + count == length;
        if (control == null) {
            data(in.array(), offset, count, ends);
        } else {
            System.arraycopy(in.array(), offset, control, (int) done, count);
            done += count;
            if (ends) {
                byte[] payload = control;
                control = null;
                wanted = Wanted.FIRST_BYTE;
                sink.control(opcode, payload);
            }
        }
    }

    private void data(byte[] bytes, int offset, int count, boolean endOfFrame) throws Violation {
        boolean text = message == Opcode.TEXT;
        boolean last = endOfFrame && fin;
        done += count;
        if (endOfFrame) {
            wanted = Wanted.FIRST_BYTE;
        }
        if (last) {
            message = 0;
        }
        sink.data(text, compressed, bytes, offset, count, endOfFrame, last);
    }
}
