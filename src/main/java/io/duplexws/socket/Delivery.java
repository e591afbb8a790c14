package io.duplexws.socket;

/**
 * How the pieces of one {@link Outbox} get out. Called by the owner of the outbox only, so never by two threads at once.
 * Where the engine tells when it has handed over all that one read brought, small pieces gather until then and go out in
 * one write.
 */
interface Delivery {

    /** A larger piece gains nothing from a batch. */
    long LARGEST_IN_BATCH = 2_048;

    /**
     * Returns true when the piece is out, false when the send goes on elsewhere and takes the next piece itself.
     *
     * @param followed whether others wait behind it, so that it may go out with them
     */
    boolean deliver(Piece piece, boolean followed);
}
