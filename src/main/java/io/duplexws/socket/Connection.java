package io.duplexws.socket;

import jakarta.websocket.CloseReason;
import java.time.Duration;
import java.util.Set;

/** One open connection: its way out, the size of what comes in, and its end. Thread-safe but for what says otherwise. */
public final class Connection {

    /** What an end from outside may wait for the send in flight. */
    private static final Duration END_LIMIT = Duration.ofSeconds(2);

    private final Remote remote;
    private final Outbox outbox;
    private final PartSize partSize;
    private final Set<Connection> open;

    /** @param open where it is remembered until it has closed */
    Connection(Remote remote, Outbox outbox, PartSize partSize, Set<Connection> open) {
        this.remote = remote;
        this.outbox = outbox;
        this.partSize = partSize;
        this.open = open;
    }

    /** The way out. */
    public Outbox outbox() {
        return outbox;
    }

    /**
     * A part of a message has arrived. Called by one thread at a time.
     *
     * @param first whether it begins its message
     * @param last  whether it ends its message
     * @param size  in bytes or characters
     */
    public void arrived(boolean first, boolean last, int size) {
        partSize.seen(first, last, size);
    }

    /** It has closed; also after this application has stopped, when containers still tell the endpoints. */
    public void closed() {
        outbox.discard();
        partSize.release();
        open.remove(this);
    }

    /** Ends it and forgets it. May block for two seconds, on some servers for as long as a send in flight does. */
    void end(CloseReason reason) {
        open.remove(this);
        remote.closeWithin(END_LIMIT, reason);
    }
}
