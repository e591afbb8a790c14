package io.duplexws.probe;

import java.util.zip.CRC32;

/** How checksums are written: eight hexadecimal digits. */
final class Checksum {

    private Checksum() {}

    static String text(CRC32 sum) {
        return String.format("%08x", sum.getValue());
    }
}
