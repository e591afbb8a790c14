package io.duplexws.cli.engine.frame;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text that comes in pieces which may cut a character (RFC 6455 section 8.1). What is not UTF-8 is found as soon as it has
 * come, but for the first bytes of a character that could still become one.
 */
final class Utf8Parts {

    private static final char REPLACEMENT = '\uFFFD';

    /** The first bytes of a character that is not whole yet. */
    private byte[] begun = {};

    /** The text that has come whole. @param last the message ends with it */
    String decode(byte[] bytes, int offset, int length, boolean last) throws Violation {
        if (begun.length > 0) {
            byte[] joined = new byte[begun.length + length];
            System.arraycopy(begun, 0, joined, 0, begun.length);
            System.arraycopy(bytes, offset, joined, begun.length, length);
            begun = new byte[0];
            return decodeJoined(joined, 0, joined.length, last);
        }
        return decodeJoined(bytes, offset, length, last);
    }

    private String decodeJoined(byte[] bytes, int offset, int length, boolean last) throws Violation {
        int cut = cutAtEnd(bytes, offset, length);
        if (last && cut > 0) {
            throw notUtf8("the message ends within a character");
        }
        if (cut > 0) {
            begun = new byte[cut];
            System.arraycopy(bytes, offset + length - cut, begun, 0, cut);
        }
        return strictly(bytes, offset, length - cut);
    }

    /** The JDK's fast way replaces what is not UTF-8, so only a text with its replacement needs the strict one. */
    private static String strictly(byte[] bytes, int offset, int length) throws Violation {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length));
            } catch (CharacterCodingException malformed) {
                throw notUtf8(malformed.getMessage());
            }
        }
        return text;
    }

    /** How many bytes at the end begin a character and do not end it. */
    private static int cutAtEnd(byte[] bytes, int offset, int length) {
        for (int back = 1; back <= Math.min(3, length); back++) {
            int at = bytes[offset + length - back] & 0xFF;
            if (at >= 0xC2) {
                boolean begins = at <= 0xF4 && back < bytesOf(at) && mayFollow(at, bytes, offset + length - back, back);
                return begins ? back : 0;
            }
            if (at < 0x80) {
                return 0;
            }
        }
        return 0;
    }

    private static int bytesOf(int lead) {
        if (lead < 0xE0) {
            return 2;
        }
        return lead < 0xF0 ? 3 : 4;
    }

    /** Whether the second byte, if it has come, is one of those that Unicode allows after this first one (table 3-7). */
    private static boolean mayFollow(int lead, byte[] bytes, int at, int come) {
        if (come < 2) {
            return true;
        }
        int second = bytes[at + 1] & 0xFF;
        return switch (lead) {
            case 0xE0 -> second >= 0xA0;
            case 0xED -> second < 0xA0;
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second < 0x90;
            default -> true;
        };
    }

    private static Violation notUtf8(String found) {
        return Violation.ofData("text that is not UTF-8: " + found);
    }
}
