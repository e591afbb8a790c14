package io.duplexws.socket;

/**
 * What an engine can tell beyond the Jakarta API: which read from a connection the calling thread is in, and when all
 * that this read brought has been handed to its endpoint. What the endpoint sent meanwhile can then go out in one write.
 */
public interface Reads {

    /** For engines that do not tell. */
    Reads UNKNOWN = new Reads() {
        @Override
        public long current() {
            return 0;
        }

        @Override
        public boolean atEnd(Runnable task) {
            return false;
        }

        @Override
        public boolean isCrowded() {
            return false;
        }
    };

    /** A number that is another for every read; 0 outside of one. */
    long current();

    /**
     * Runs the task on this thread when the read that it is in ends.
     *
     * @return false, and the task does not run, when this thread is in none
     */
    boolean atEnd(Runnable task);

    /** Whether so many reads are under way that one which takes long keeps others waiting for a thread. */
    boolean isCrowded();
}
