package io.duplexws.probe;

/** Something that goes on on a connection while nothing else does. */
interface Turn {

    /** Begins, and does not wait; {@code end} is to run once, from any thread. */
    void begin(Runnable end);
}
