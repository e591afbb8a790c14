package io.duplexws.cli.wire;

import java.nio.charset.StandardCharsets;

/**
 * A frame of RFC 6455, section 5.2.
 *
 * @param first   the first byte: FIN, the reserved bits and the opcode
 * @param payload unmasked
 */
public record Frame(int first, byte[] payload) {

    public static final int CONTINUATION = 0x0;
    public static final int TEXT = 0x1;
    public static final int BINARY = 0x2;
    public static final int CLOSE = 0x8;
    public static final int PING = 0x9;
    public static final int PONG = 0xA;

    private static final int FIN = 0x80;
    private static final int RSV1 = 0x40;
    private static final int WITHOUT_CODE = 1005;

    public static Frame whole(int opcode, byte[] payload) {
        return new Frame(FIN | opcode, payload);
    }

    public static Frame text(String text) {
        return whole(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** One of several that make a message; the first has the opcode, the others are continuations. */
    public static Frame part(int opcode, byte[] payload, boolean last) {
        return new Frame((last ? FIN : 0) | opcode, payload);
    }

    public static Frame close(int code, String reason) {
        byte[] why = reason.getBytes(StandardCharsets.UTF_8);
        byte[] payload = new byte[2 + why.length];
        payload[0] = (byte) (code >> 8);
        payload[1] = (byte) code;
        System.arraycopy(why, 0, payload, 2, why.length);
        return whole(CLOSE, payload);
    }

    /** The first frame of a message that is compressed (RFC 7692, section 6). */
    public Frame compressed() {
        return new Frame(first | RSV1, payload);
    }

    public int opcode() {
        return first & 0x0F;
    }

    public boolean isLast() {
        return (first & FIN) != 0;
    }

    public boolean isCompressed() {
        return (first & RSV1) != 0;
    }

    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** Of a close frame; 1005 when it has none. */
    public int code() {
        return payload.length < 2 ? WITHOUT_CODE : (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
    }

    /** Of a close frame. */
    public String reason() {
        return payload.length < 2 ? "" : new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
    }
}
