package io.duplexws.cli.bench;

import io.duplexws.cli.wire.Frame;
import io.duplexws.cli.wire.Plain;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The messages of a run: the last digits of their number, then what is the same in all of them. */
final class Message {

    private static final int MOST_DIGITS = 10;
    private static final int SHORT = 125;
    private static final int MIDDLE = 0xFFFF;
    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int LETTERS = 26;

    private final int opcode;
    private final int digits;
    private final byte[] content;

    Message(int size, boolean binary) {
        this.opcode = binary ? Frame.BINARY : Frame.TEXT;
        this.digits = Math.min(size, MOST_DIGITS);
        this.content = new byte[size];
        for (int i = digits; i < size; i++) {
            content[i] = (byte) (binary ? i : 'a' + i % LETTERS);
        }
    }

    int size() {
        return content.length;
    }

    /** Bytes of the frame of one message. */
    int frameBytes() {
        int length = size() <= SHORT ? 0 : size() <= MIDDLE ? Short.BYTES : Long.BYTES;
        return 2 + length + Integer.BYTES + size();
    }

    /** Puts the whole frame of this message, masked. */
    void put(ByteBuffer into, long number, int mask) {
        into.put((byte) (FIN | opcode));
        if (size() <= SHORT) {
            into.put((byte) (MASKED | size()));
        } else if (size() <= MIDDLE) {
            into.put((byte) (MASKED | SHORT + 1)).putShort((short) size());
        } else {
            into.put((byte) (MASKED | SHORT + 2)).putLong(size());
        }
        into.putInt(mask);
        int start = into.position();
        into.put(content);
        putNumber(into, start, number);
        mask(into, start, mask);
    }

    private void putNumber(ByteBuffer into, int start, long number) {
        long left = number;
        for (int i = digits - 1; i >= 0; i--) {
            into.put(start + i, (byte) ('0' + left % 10));
            left /= 10;
        }
    }

    /** Eight bytes at a time: a load of large messages is to be the server's, not ours. */
    private static void mask(ByteBuffer bytes, int start, int mask) {
        long twice = (long) mask << Integer.SIZE | mask & 0xFFFF_FFFFL;
        int at = start;
        for (; at + Long.BYTES <= bytes.position(); at += Long.BYTES) {
            bytes.putLong(at, bytes.getLong(at) ^ twice);
        }
        for (; at < bytes.position(); at++) {
            bytes.put(at, (byte) (bytes.get(at) ^ mask >> 24 - 8 * (at - start & 3)));
        }
    }

    /** What is wrong with the echo of this message, in the rest of a sentence; empty when nothing is. */
    Optional<String> wrong(long number, Frame echo) {
        if (echo.opcode() != opcode) {
            return Optional.of("came back as " + kind(echo.opcode()) + "; wanted " + kind(opcode));
        }
        byte[] found = echo.payload();
        if (found.length != size()) {
            return Optional.of("came back with " + bytes(found.length) + ": " + shown(echo) + "; wanted " + size());
        }
        if (!hasNumber(found, number)) {
            return Optional.of("was to come back, and this came: " + shown(echo));
        }
        int at = Arrays.mismatch(found, digits, found.length, content, digits, content.length);
        return at < 0
                ? Optional.empty()
                : Optional.of("came back with %02x as byte %d of %d; wanted %02x"
                        .formatted(found[digits + at], digits + at + 1, size(), content[digits + at]));
    }

    private boolean hasNumber(byte[] payload, long number) {
        long left = number;
        for (int i = digits - 1; i >= 0; i--) {
            if (payload[i] != '0' + left % 10) {
                return false;
            }
            left /= 10;
        }
        return true;
    }

    /** What a message says, as far as a sentence has room for it. */
    static String shown(Frame message) {
        return message.opcode() == Frame.TEXT
                ? Plain.quoted(new String(
                        message.payload(), 0, Math.min(80, message.payload().length), StandardCharsets.UTF_8))
                : bytes(message.payload().length);
    }

    private static String bytes(long count) {
        return count + (count == 1 ? " byte" : " bytes");
    }

    private static String kind(int opcode) {
        return opcode == Frame.BINARY ? "binary" : "text";
    }
}
