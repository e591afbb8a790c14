package io.duplexws.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** Frames of RFC 6455 section 5.2, as far as an echo load needs them. */
final class Frames {

    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int PING = 9;

    private Frames() {}

    /** One masked frame of so many bytes, printable characters in all kinds. */
    static byte[] masked(int opcode, int payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload + 14);
        frame.put((byte) (0x80 | opcode));
        if (payload < 126) {
            frame.put((byte) (0x80 | payload));
        } else if (payload < 65_536) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload);
        }
        byte[] mask = new byte[4];
        ThreadLocalRandom.current().nextBytes(mask);
        frame.put(mask);
        for (int i = 0; i < payload; i++) {
            frame.put((byte) (('a' + i % 26) ^ mask[i & 3]));
        }
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }

    /** One masked frame of this text. */
    static byte[] masked(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        byte[] frame = masked(TEXT, payload.length);
        int start = frame.length - payload.length;
        for (int i = 0; i < payload.length; i++) {
            frame[start + i] = (byte) (payload[i] ^ frame[start - 4 + (i & 3)]);
        }
        return frame;
    }

    /** Counts the messages in a stream of unmasked frames, and checks their sizes. */
    static final class Counter {
        private final ByteBuffer header = ByteBuffer.allocate(10);
        private long left;
        private long size;
        private boolean last;
        private boolean inPayload;

        /** Eats all of the buffer; returns how many messages ended in it. */
        int messages(ByteBuffer in, int expected) throws IOException {
            int ended = 0;
            while (in.hasRemaining() || (inPayload && left == 0)) {
                if (!inPayload) {
                    readHeader(in);
                    continue;
                }
                int skip = (int) Math.min(left, in.remaining());
                in.position(in.position() + skip);
                left -= skip;
                if (left > 0) {
                    continue;
                }
                inPayload = false;
                if (last) {
                    if (size != expected) {
                        throw new IOException("an echo of " + size + " bytes where " + expected + " were sent");
                    }
                    size = 0;
                    ended++;
                }
            }
            return ended;
        }

        private void readHeader(ByteBuffer in) throws IOException {
            header.put(in.get());
            if (header.position() < 2) {
                return;
            }
            int code = header.get(1) & 0x7F;
            int length = code == 126 ? 4 : code == 127 ? 10 : 2;
            if (header.position() < length) {
                return;
            }
            if ((header.get(0) & 0x08) != 0) {
                throw new IOException("a control frame " + (header.get(0) & 0x0F) + " among the echoes");
            }
            last = (header.get(0) & 0x80) != 0;
            left = code == 126 ? header.getShort(2) & 0xFFFF : code == 127 ? header.getLong(2) : code;
            size += left;
            inPayload = true;
            header.clear();
        }
    }
}
