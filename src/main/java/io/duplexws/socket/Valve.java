package io.duplexws.socket;

/** Stops and resumes reading from one peer. Thread-safe; neither call waits. */
public interface Valve {

    /** Reads no further for now; returns false, and does nothing, where that is not possible. */
    boolean shut();

    /** Undoes {@link #shut}. */
    void open();
}
