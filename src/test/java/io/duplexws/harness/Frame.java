package io.duplexws.harness;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One WebSocket frame (RFC 6455 section 5.2), good or bad.
 *
 * @param head the first byte: FIN, reserved bits, opcode
 */
public record Frame(int head, byte[] payload) {

    public static final int CONTINUATION = 0x0;
    public static final int TEXT = 0x1;
    public static final int BINARY = 0x2;
    public static final int CLOSE = 0x8;
    public static final int PING = 0x9;
    public static final int PONG = 0xA;
    public static final int FIN = 0x80;

    private static final byte[] MASK = {0x12, 0x34, 0x56, 0x78};

    public static Frame text(String text) {
        return last(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The one frame, or the last frame, of a message. */
    public static Frame last(int opcode, byte[] payload) {
        return new Frame(FIN | opcode, payload);
    }

    /** A frame that others of the same message follow. */
    public static Frame part(int opcode, byte[] payload) {
        return new Frame(opcode, payload);
    }

    public static Frame close(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        return last(
                CLOSE,
                ByteBuffer.allocate(2 + text.length)
                        .putShort((short) code)
                        .put(text)
                        .array());
    }

    public int opcode() {
        return head & 0x0F;
    }

    public boolean isLast() {
        return (head & FIN) != 0;
    }

    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** Of a close frame; 1005 when it has none. */
    public int closeCode() {
        return payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xFFFF;
    }

    /** Of a close frame. */
    public String closeReason() {
        return payload.length < 2 ? "" : new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
    }

    /** As a client sends it. */
    public byte[] masked() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(payload.length + 14);
        header(bytes, 0x80);
        bytes.writeBytes(MASK);
        for (int i = 0; i < payload.length; i++) {
            bytes.write(payload[i] ^ MASK[i % 4]);
        }
        return bytes.toByteArray();
    }

    /** Several as a client sends them in one packet. */
    public static byte[] masked(Frame... frames) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Frame frame : frames) {
            bytes.writeBytes(frame.masked());
        }
        return bytes.toByteArray();
    }

    /** As only a server may send it. */
    public byte[] unmasked() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(payload.length + 10);
        header(bytes, 0);
        bytes.writeBytes(payload);
        return bytes.toByteArray();
    }

    private void header(ByteArrayOutputStream bytes, int maskBit) {
        bytes.write(head);
        if (payload.length < 126) {
            bytes.write(maskBit | payload.length);
        } else if (payload.length < 65_536) {
            bytes.write(maskBit | 126);
            bytes.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) payload.length).array());
        } else {
            bytes.write(maskBit | 127);
            bytes.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
    }
}
