package io.duplexws.cli.engine.frame;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * What a close frame says (RFC 6455 section 5.5.1).
 *
 * @param code   {@link #NONE} where it says nothing
 * @param reason empty for none
 */
public record ClosePayload(int code, String reason) {

    /** Said by no frame (section 7.4.1). */
    public static final int NONE = 1005;

    private static final int CODE_BYTES = 2;
    private static final int LONGEST_REASON = Opcode.LONGEST_CONTROL - CODE_BYTES;

    static ClosePayload parse(byte[] payload) throws Violation {
        if (payload.length == 0) {
            return new ClosePayload(NONE, "");
        }
        if (payload.length < CODE_BYTES) {
            throw Violation.ofProtocol("a close frame of one byte; wanted none, or a code of two");
        }
        ByteBuffer bytes = ByteBuffer.wrap(payload);
        int code = bytes.getShort() & 0xFFFF;
        if (!mayBeSent(code)) {
            throw Violation.ofProtocol("a close frame with code " + code + ", which may not be sent");
        }
        try {
            return new ClosePayload(
                    code, StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException malformed) {
            throw Violation.ofProtocol("a close frame whose reason is not UTF-8");
        }
    }

    /** As a frame's payload; a reason that is too long is cut between two characters. */
    public byte[] bytes() {
        if (code == NONE) {
            return new byte[0];
        }
        byte[] fitting = fit(reason).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(CODE_BYTES + fitting.length)
                .putShort((short) code)
                .put(fitting)
                .array();
    }

    /** As much of a reason, whole characters, as a close frame holds. @param reason null for none */
    public static String fit(String reason) {
        if (reason == null) {
            return "";
        }
        byte[] whole = reason.getBytes(StandardCharsets.UTF_8);
        int length = whole.length;
        if (length > LONGEST_REASON) {
            length = LONGEST_REASON;
            while ((whole[length] & 0xC0) == 0x80) {
                length--;
            }
        }
        return new String(whole, 0, length, StandardCharsets.UTF_8);
    }

    /** RFC 6455 section 7.4, and what was registered since (1012 to 1014). */
    private static boolean mayBeSent(int code) {
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code < 5000);
    }
}
