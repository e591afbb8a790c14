package io.duplexws.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;

/**
 * One open connection: its way out, the size of what comes in, how long nothing has come, and its end. Thread-safe but for
 * what says otherwise.
 */
public final class Connection {

    /** What an end from outside may wait for the send in flight. */
    private static final Duration END_LIMIT = Duration.ofSeconds(2);

    private final Remote remote;
    private final Outbox outbox;
    private final PartSize partSize;
    private final Set<Connection> open;
    private final Tally tally;

    /** Null where nobody watches: nearly always. */
    private final Watched watched;

    /** Whether something has come since the heartbeat looked last. */
    private volatile boolean heard = true;

    /** Whether the heartbeat leaves it alone. */
    private volatile boolean quiet;

    /** Beats of the heartbeat since something came; its thread's alone. */
    private int silence;

    /** @param open where it is remembered until it has closed */
    Connection(Remote remote, Outbox outbox, PartSize partSize, Set<Connection> open) {
        this.remote = remote;
        this.outbox = outbox;
        this.partSize = partSize;
        this.open = open;
        this.tally = outbox.tally();
        this.watched = outbox.watched();
    }

    /** Tells who watches, before anything else. */
    void opened(Session session) {
        if (watched != null) {
            watched.opened(session);
        }
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
        heard();
        if (last) {
            tally.countReceived();
        }
        partSize.seen(first, last, size);
    }

    /** The same of text. */
    public void arrived(boolean first, boolean last, String part) {
        arrived(first, last, part.length());
        if (watched != null) {
            watched.arrived(true, Watched.utf8Length(part), last);
        }
    }

    /** The same of binary data. */
    public void arrived(boolean first, boolean last, ByteBuffer part) {
        arrived(first, last, part.remaining());
        if (watched != null) {
            watched.arrived(false, part.remaining(), last);
        }
    }

    /** A pong has arrived. */
    public void ponged(ByteBuffer payload) {
        heard();
        if (watched != null) {
            watched.ponged(payload);
        }
    }

    /** The container has told the endpoint of an error. */
    public void failed(Throwable thrown) {
        if (watched != null) {
            watched.failed(thrown);
        }
    }

    /** Something has arrived: a part of a message, or a pong, asked for or not (RFC 6455 section 5.5.3). */
    public void heard() {
        if (!heard) {
            // Written once a second at most; reading is all that most messages cost.
            heard = true;
        }
    }

    /** From now on the heartbeat sends no ping, and does not end it however silent the client is; or does so again. */
    public void quiet(boolean on) {
        quiet = on;
    }

    /**
     * It has closed; also after this application has stopped, when containers still tell the endpoints.
     *
     * @param reason that the container tells
     */
    public void closed(CloseReason reason) {
        outbox.discard(End.byContainer(reason));
        partSize.release();
        open.remove(this);
        if (watched != null) {
            watched.closed(reason, outbox.end());
        }
    }

    Tally tally() {
        return tally;
    }

    /**
     * One more second has passed. Returns how many have in silence, at least; those while something is on its way to the
     * client do not count, because little or nothing may be read from a slow reader meanwhile, and the send timeout watches
     * over it. Called by the heartbeat only.
     */
    int secondsOfSilence() {
        if (heard) {
            heard = false;
            silence = 0;
        } else {
            silence = quiet || outbox.isBusy() ? 0 : silence + 1;
        }
        return silence;
    }

    /** Ends it and forgets it. May block for two seconds, on some servers for as long as a send in flight does. */
    void end(CloseReason reason, End why) {
        outbox.countEnd(why);
        open.remove(this);
        remote.closeWithin(END_LIMIT, reason);
    }
}
