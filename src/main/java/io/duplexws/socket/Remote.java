package io.duplexws.socket;

import jakarta.websocket.CloseReason;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/** The other side of one connection, as {@link Outbox} needs it. Never called by two threads at once. */
interface Remote {

    /** Whether {@link #sendLater} takes every piece, also a part of a message and a flush; then it is the only way out. */
    boolean neverWaits();

    /** Whether {@link #send} gives up by itself when the reader stalls; where not, no container thread may call it. */
    boolean sendIsBounded();

    /**
     * Whether a ping may go between the parts of a message, as RFC 6455 section 5.4 allows; false where the container's
     * sends of parts are not known to bear it.
     */
    boolean takesPingWithinMessage();

    /** Whether a container thread that waits for room soon keeps other connections waiting. */
    boolean hasFewThreads();

    /** Sends a piece that is no flush and no close, and waits until it is out, or in the batch while batching. */
    void send(Piece piece) throws IOException;

    /** Sends a whole message without waiting; tells the outcome, null for success, on this thread or another. */
    void sendLater(Piece piece, Consumer<Throwable> done);

    /** From now to the next flush, pieces gather in the engine's buffer. Only where no send waits. */
    void gather();

    /** While on, messages gather in the container's buffer; switching it off writes them out. */
    void batch(boolean on) throws IOException;

    /** Asks the container to read no further; false where it cannot. */
    boolean pause();

    /** Undoes {@link #pause}. */
    void resume();

    /** Ends the connection. May block for as long as a send in flight does. */
    void close(CloseReason reason);

    /** The same, waiting no longer than this for a send in flight, where the container lets us bound it. */
    void closeWithin(Duration limit, CloseReason reason);

    /**
     * Lets a thread go that waits in a send or a close, where the container may have forgotten it. From any thread, once the
     * connection is of no more use.
     */
    void freeWriter();
}
