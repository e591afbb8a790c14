package io.duplexws.socket;

/**
 * Whether messages come in bursts, several within one read of the engine: from the second message of a read on, and from
 * the first on after a read that brought several, because bursts come in rows. Guarded by its owner.
 */
final class Burst {

    private final Reads reads;
    private long lastRead;
    private int sentInRead;
    private boolean bursty;

    Burst(Reads reads) {
        this.reads = reads;
    }

    /**
     * One more piece is sent.
     *
     * @param batching whether pieces gather already; outside of a read that is all there is to know
     */
    boolean includesNext(boolean batching) {
        long read = reads.current();
        if (read == 0) {
            return batching;
        }
        if (read != lastRead) {
            bursty = sentInRead > 1;
            lastRead = read;
            sentInRead = 0;
        }
        sentInRead++;
        return bursty || sentInRead > 1;
    }
}
