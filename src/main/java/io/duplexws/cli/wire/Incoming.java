package io.duplexws.cli.wire;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.InputStream;

/** What a server sends, read ahead. One thread. */
final class Incoming extends DataInputStream {

    private static final int BYTES = 65_536;

    Incoming(InputStream raw) {
        super(new Ahead(raw));
    }

    /** Whether something was read ahead, so that the next byte is here. Asks nobody, unlike {@code available}. */
    boolean hasMore() {
        return ((Ahead) in).hasMore();
    }

    private static final class Ahead extends BufferedInputStream {

        Ahead(InputStream raw) {
            super(raw, BYTES);
        }

        private boolean hasMore() {
            return pos < count;
        }
    }
}
