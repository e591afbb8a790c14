package io.duplexws.socket;

import java.util.concurrent.Semaphore;

/**
 * The size of the parts in which a container hands over a large message: small while messages are small, because the
 * container keeps buffers of this size for each connection; large after a message that came in parts. Only so many
 * connections have large ones at once, and none gets them while others wait for a thread. Called by one thread at a time.
 */
final class PartSize {

    /** A connection whose container keeps buffers of a size that can be changed. */
    interface Container {

        /** The present size in bytes of binary and characters of text; 0 where it cannot be changed. */
        int partSize();

        /** Changes it from the next message on. */
        void partSize(int size);
    }

    private static final int LARGE = 16_384;

    private final Container container;
    private final Semaphore places;
    private final Reads reads;
    private final int usual;
    private boolean large;

    PartSize(Container container, Semaphore places, Reads reads) {
        this.container = container;
        this.places = places;
        this.reads = reads;
        this.usual = container.partSize();
    }

    /**
     * A part has arrived.
     *
     * @param first whether it begins its message
     * @param last  whether it ends its message
     * @param size  in bytes or characters
     */
    void seen(boolean first, boolean last, int size) {
        boolean grows = !large && first && !last && usual > 0 && usual < LARGE;
        if (grows && !reads.isCrowded() && places.tryAcquire()) {
            large = true;
            container.partSize(LARGE);
        } else if (large && first && last && size <= usual) {
            container.partSize(usual);
            release();
        }
    }

    /** The connection is gone. */
    void release() {
        if (large) {
            large = false;
            places.release();
        }
    }
}
