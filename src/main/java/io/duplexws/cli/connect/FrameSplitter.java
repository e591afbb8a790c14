package io.duplexws.cli.connect;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Passes a server's frames on as frames of at most what one read brought (RFC 6455, section 5.4 allows it): the engine
 * behind it gathers each frame before it looks at it. So a frame of any size takes no more memory than a read. One thread.
 */
final class FrameSplitter {

    private static final int OPCODE = 0x0F;
    private static final int CONTROL = 0x08;
    private static final int FIN = 0x80;
    private static final int LONGEST_HEADER = 10;

    private final Consumer<ByteBuffer> frames;
    private final ControlFrames controls;
    private final ByteBuffer header = ByteBuffer.allocate(LONGEST_HEADER);

    /** Of the frame that is coming in; no header has come while negative. */
    private long left = -1;

    /** The first byte that the next piece gets, without its FIN. */
    private int first;

    private boolean last;

    /** The payload of a control frame, which may come in pieces; of any other size it breaks the protocol. */
    private ByteBuffer control = ByteBuffer.allocate(0);

    /** Hears of the control frames that pass by. */
    interface ControlFrames {
        int CLOSE = 0x8;
        int PING = 0x9;

        void passes(int opcode, ByteBuffer payload);
    }

    FrameSplitter(Consumer<ByteBuffer> frames, ControlFrames controls) {
        this.frames = frames;
        this.controls = controls;
    }

    /** @throws ProtocolBroken for what cannot be passed on */
    void take(ByteBuffer bytes) {
        while (bytes.hasRemaining() || left == 0) {
            if (left < 0) {
                readHeader(bytes);
            } else if (isControl()) {
                takeControl(bytes);
            } else {
                pass(bytes);
            }
        }
    }

    private boolean isControl() {
        return (first & CONTROL) != 0;
    }

    private void readHeader(ByteBuffer bytes) {
        header.put(bytes.get());
        if (header.position() < 2 || header.position() < headerLength()) {
            return;
        }
        first = header.get(0) & ~FIN;
        last = (header.get(0) & FIN) != 0;
        left = payloadLength();
        header.clear();
        if (left < 0) {
            throw new ProtocolBroken("the server sent a frame of an impossible length (RFC 6455, section 5.2)");
        }
        if (isControl()) {
            requireSmall();
            control = ByteBuffer.allocate((int) left);
        }
    }

    private int headerLength() {
        int second = header.get(1);
        if (second < 0) {
            throw new ProtocolBroken("the server sent a masked frame, as only clients may (RFC 6455, section 5.1)");
        }
        return second == 127 ? LONGEST_HEADER : second == 126 ? 4 : 2;
    }

    private long payloadLength() {
        return switch (header.get(1)) {
            case 127 -> header.getLong(2);
            case 126 -> header.getShort(2) & 0xFFFF;
            default -> header.get(1);
        };
    }

    private void requireSmall() {
        if (left > 125 || !last) {
            throw new ProtocolBroken("the server sent a control frame of "
                    + (last ? left + " bytes" : "more than one part") + "; 125 bytes in one part are allowed (RFC 6455,"
                    + " section 5.5)");
        }
    }

    private void takeControl(ByteBuffer bytes) {
        while (bytes.hasRemaining() && left > 0) {
            control.put(bytes.get());
            left--;
        }
        if (left == 0) {
            left = -1;
            control.flip();
            controls.passes(first & OPCODE, control.duplicate());
            frames.accept(frame(first | FIN, control));
        }
    }

    private void pass(ByteBuffer bytes) {
        int count = (int) Math.min(bytes.remaining(), left);
        ByteBuffer piece = bytes.duplicate().limit(bytes.position() + count);
        bytes.position(bytes.position() + count);
        left -= count;
        boolean ends = left == 0;
        frames.accept(frame(ends && last ? first | FIN : first, piece));
        // What follows continues it.
        first = 0;
        left = ends ? -1 : left;
    }

    private static ByteBuffer frame(int firstByte, ByteBuffer payload) {
        int length = payload.remaining();
        ByteBuffer frame = ByteBuffer.allocate(length + 4).put((byte) firstByte);
        if (length > 125) {
            frame.put((byte) 126).putShort((short) length);
        } else {
            frame.put((byte) length);
        }
        return frame.put(payload).flip();
    }
}
