package io.duplexws.socket;

import jakarta.websocket.Session;

/**
 * What an engine can tell and do beyond the Jakarta API: which read from a connection the calling thread is in, and when
 * all that this read brought has been handed to its endpoint, so that what the endpoint sent meanwhile can go out in one
 * write; and to read no further from a peer for a while.
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

        @Override
        public boolean pause(Session session) {
            return ReadGate.close(session);
        }

        @Override
        public void resume(Session session) {
            ReadGate.open(session);
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

    /** Whether so many reads are under way that one which takes long keeps others waiting. */
    boolean isCrowded();

    /** Reads no further from this peer for now; returns false where the engine cannot. */
    boolean pause(Session session);

    /** Undoes {@link #pause}. */
    void resume(Session session);

    /** Both for one peer. */
    default Valve valve(Session session) {
        return new Valve() {
            @Override
            public boolean shut() {
                return pause(session);
            }

            @Override
            public void open() {
                resume(session);
            }
        };
    }
}
