package io.duplexws.socket;

/**
 * How much one read of a connection may bring before it makes way. A peer that sends without a pause holds a thread of
 * the container for as long; where others wait for one, it has to take turns. Guarded by its owner.
 */
final class Turn {

    /** Bytes of memory, about. */
    private static final long FAIR_SHARE = 8_192;

    private final Reads reads;
    private long read;
    private long brought;

    Turn(Reads reads) {
        this.reads = reads;
    }

    /** Whether the read that this piece came with has brought its share, and others wait. */
    boolean isOverWith(Piece piece) {
        long current = reads.current();
        if (current == 0) {
            return false;
        }
        if (current != read) {
            read = current;
            brought = 0;
        }
        brought += piece.cost();
        return brought > FAIR_SHARE && reads.isCrowded();
    }
}
