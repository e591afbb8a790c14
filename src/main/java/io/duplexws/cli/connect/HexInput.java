package io.duplexws.cli.connect;

import io.duplexws.cli.wire.Plain;
import java.io.ByteArrayOutputStream;

/** Bytes from hexadecimal digits that come in parts; white space, and colons as in a certificate, may stand between. */
final class HexInput {

    private static final int NONE = -1;

    private int firstDigit = NONE;

    /** @throws IllegalArgumentException in one sentence */
    byte[] bytes(String part) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(part.length() / 2 + 1);
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (Character.isWhitespace(c) || c == ':') {
                continue;
            }
            int digit = c < 128 ? Character.digit(c, 16) : NONE;
            if (digit < 0) {
                throw new IllegalArgumentException(Plain.quoted(String.valueOf(c))
                        + " is no hexadecimal digit; wanted bytes such as 48 65 6c or 48656c");
            }
            if (firstDigit == NONE) {
                firstDigit = digit;
            } else {
                bytes.write(firstDigit << 4 | digit);
                firstDigit = NONE;
            }
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException when half a byte is left */
    void end() {
        if (firstDigit != NONE) {
            firstDigit = NONE;
            throw new IllegalArgumentException("an odd number of hexadecimal digits; wanted two for each byte");
        }
    }

    static byte[] all(String text) {
        HexInput input = new HexInput();
        byte[] bytes = input.bytes(text);
        input.end();
        return bytes;
    }
}
