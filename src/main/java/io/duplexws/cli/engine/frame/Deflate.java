package io.duplexws.cli.engine.frame;

import java.nio.ByteBuffer;
import java.util.zip.Deflater;

/**
 * Compresses the messages to one client (RFC 7692 section 7.2.1), part by part: what a part brought can be read before the
 * next one comes. Not thread-safe.
 */
final class Deflate implements AutoCloseable {

    /** What is left out at the end of a message. */
    private static final int TAIL = 4;

    /** The most that an empty flush adds, twice. */
    private static final int SPARE = 64;

    /** A message that ends with nothing after its last flush. */
    private static final byte[] NOTHING = {0};

    private final boolean keepsContext;

    /** Made for the first message; null before, and after the end. */
    private Deflater deflater;

    Deflate(boolean keepsContext) {
        this.keepsContext = keepsContext;
    }

    /** The part compressed. @param last its message ends with it */
    ByteBuffer deflate(ByteBuffer part, boolean last) {
        if (deflater == null) {
            deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        }
        deflater.setInput(part);
        ByteBuffer out = ByteBuffer.allocate(part.remaining() / 2 + SPARE);
        deflater.deflate(out, Deflater.SYNC_FLUSH);
        while (!out.hasRemaining()) {
            out = ByteBuffer.allocate(2 * out.capacity()).put(out.flip());
            deflater.deflate(out, Deflater.SYNC_FLUSH);
        }
        out.flip();
        if (last) {
            if (!keepsContext) {
                deflater.reset();
            }
            return out.hasRemaining() ? out.limit(out.limit() - TAIL) : ByteBuffer.wrap(NOTHING);
        }
        return out;
    }

    @Override
    public void close() {
        if (deflater != null) {
            deflater.end();
            deflater = null;
        }
    }
}
