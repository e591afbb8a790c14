package io.duplexws.probe;

import java.nio.charset.StandardCharsets;

/** What the messages consist of: the same for everybody and every time, so that a client can check each byte. */
enum Content {
    /** Byte i is i modulo 251, a prime: a block that is missing shows, whatever its size. */
    BINARY {
        @Override
        byte at(int index, int length) {
            return (byte) (index % 251);
        }
    },
    /** The alphabet, again and again. */
    ASCII {
        @Override
        byte at(int index, int length) {
            return (byte) ('a' + index % 26);
        }
    },
    /** Characters of one to four bytes, again and again, and as many x as are left to the length. */
    UTF8 {
        @Override
        byte at(int index, int length) {
            return index < wholeUnits(length) ? UNIT[index % UNIT.length] : (byte) 'x';
        }

        @Override
        int border(int index, int length) {
            int border = index;
            while (border < wholeUnits(length) && (UNIT[border % UNIT.length] & 0xC0) == 0x80) {
                border--;
            }
            return border;
        }
    };

    private static final byte[] UNIT = "aé你\uD83D\uDE00".getBytes(StandardCharsets.UTF_8);

    private static int wholeUnits(int length) {
        return length - length % UNIT.length;
    }

    boolean isText() {
        return this != BINARY;
    }

    /** Those bytes of a message of this length, with the first and without the last index. */
    byte[] bytes(int from, int to, int length) {
        byte[] bytes = new byte[to - from];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = at(from + i, length);
        }
        return bytes;
    }

    /** Where a frame may end that is to end there: no API can send half a character, though the protocol would allow it. */
    int border(int index, int length) {
        return index;
    }

    abstract byte at(int index, int length);
}
