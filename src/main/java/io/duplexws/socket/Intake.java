package io.duplexws.socket;

/**
 * Whether a peer is read from: not while too much waits for it, and not while somebody wants it unheard. None of the calls
 * waits. Not thread-safe: its outbox's lock guards it, because the order of the calls has to be that of the outbox's state.
 */
final class Intake {

    private final Remote remote;

    /** Because too much waits. */
    private boolean paused;

    /** How often {@link #stop} holds. */
    private int stopped;

    Intake(Remote remote) {
        this.remote = remote;
    }

    boolean isClosed() {
        return paused || stopped > 0;
    }

    /** Because too much waits. Returns false where the container cannot. */
    boolean pause() {
        paused = isClosed() || remote.pause();
        return paused;
    }

    /** Little waits again. */
    void resume() {
        if (paused) {
            paused = false;
            openUnlessClosed();
        }
    }

    /** Until {@link #start} has been called as often. Returns false, and counts nothing, where the container cannot. */
    boolean stop() {
        if (!isClosed() && !remote.pause()) {
            return false;
        }
        stopped++;
        return true;
    }

    void start() {
        if (stopped > 0) {
            stopped--;
            openUnlessClosed();
        }
    }

    /** Whatever was wanted: the container has to read on to see the end of the connection. */
    void release() {
        if (isClosed()) {
            paused = false;
            stopped = 0;
            remote.resume();
        }
    }

    private void openUnlessClosed() {
        if (!isClosed()) {
            remote.resume();
        }
    }
}
