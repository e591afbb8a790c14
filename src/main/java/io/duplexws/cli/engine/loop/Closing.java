package io.duplexws.cli.engine.loop;

import io.duplexws.cli.engine.frame.ClosePayload;
import io.duplexws.cli.engine.frame.MessageWriter;
import io.duplexws.cli.engine.frame.Opcode;
import io.duplexws.cli.engine.frame.Violation;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How one connection ends (RFC 6455 section 7): one close frame each way, or none. On its loop's thread, but for what says
 * otherwise.
 */
final class Closing {

    /** How long the peer may take for its close frame. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    /** How long the peer may take to end TCP after it broke the protocol; ended at once, it might not hear why. */
    private static final long LINGERING = TimeUnit.SECONDS.toNanos(2);

    private enum Phase {
        /** Messages come. */
        TALKING,
        /** Our close frame has gone; the peer's is to come. */
        AWAITING_CLOSE,
        /** All has been said, and is on its way. */
        DRAINING,
        /** The same, to a peer that may still be sending. */
        DRAINING_AT_LENGTH,
        /** It has gone; what comes is of no use. */
        LINGERING,
        /** There is no connection any more. */
        GONE
    }

    private final Peer peer;
    private final Output output;
    private final Endpoint endpoint;
    private final Ends ends;
    private final AtomicBoolean begun = new AtomicBoolean();
    private Phase phase = Phase.TALKING;
    private long deadline;

    /** Whether the endpoint knows. */
    private boolean told;

    Closing(Peer peer, Output output, Endpoint endpoint, Ends ends) {
        this.ends = ends;
        this.peer = peer;
        this.output = output;
        this.endpoint = endpoint;
    }

    /** Whether it has begun. From any thread. */
    boolean hasBegun() {
        return begun.get();
    }

    /** Whether messages are the endpoint's. */
    boolean isTalking() {
        return phase == Phase.TALKING;
    }

    /** Whether frames are of use. */
    boolean isListening() {
        return phase == Phase.TALKING || phase == Phase.AWAITING_CLOSE;
    }

    /** Whether all that is left is to write. */
    boolean isDraining() {
        return phase == Phase.DRAINING || phase == Phase.DRAINING_AT_LENGTH;
    }

    boolean isGone() {
        return phase == Phase.GONE;
    }

    /** We end it. From any thread; waits for nothing. */
    void end(CloseReason reason) {
        if (say(reason)) {
            peer.execute(() -> {
                if (phase == Phase.TALKING) {
                    await(Phase.AWAITING_CLOSE, PATIENCE);
                }
                tell(reason);
                peer.readOn();
            });
        }
    }

    /** Nothing may go out after this. Returns false when that was so before. */
    private boolean say(CloseReason reason) {
        if (!begin()) {
            return false;
        }
        int code = reason.getCloseCode().getCode();
        // Said by no frame.
        int wire = code == CloseCodes.CLOSED_ABNORMALLY.getCode() ? CloseCodes.PROTOCOL_ERROR.getCode() : code;
        ByteBuffer payload = ByteBuffer.wrap(new ClosePayload(wire, reason.getReasonPhrase()).bytes());
        output.sendLast(MessageWriter.control(Opcode.CLOSE, payload));
        return true;
    }

    private boolean begin() {
        boolean first = !begun.getAndSet(true);
        if (first) {
            ends.begin();
        }
        return first;
    }

    /** The peer ends it, or answers that we do. */
    void peerEnds(ClosePayload close) {
        CloseReason reason = new CloseReason(code(close.code()), close.reason());
        if (say(reason)) {
            tell(reason);
        }
        await(Phase.DRAINING, PATIENCE);
        drained();
    }

    /** The peer has broken the protocol. */
    void peerErrs(Violation violation) {
        fail(new CloseReason(code(violation.code()), ClosePayload.fit(violation.getMessage())));
    }

    /** The endpoint has failed. */
    void endpointFails(Throwable thrown) {
        endpoint.error(thrown);
        end(new CloseReason(CloseCodes.UNEXPECTED_CONDITION, "the endpoint failed"));
    }

    private void fail(CloseReason reason) {
        if (say(reason)) {
            tell(reason);
            await(Phase.DRAINING_AT_LENGTH, LINGERING);
            drained();
        } else {
            hangUp();
        }
    }

    /** The connection is of no more use. */
    void lose(IOException why) {
        if (begin()) {
            endpoint.error(why);
            tell(new CloseReason(CloseCodes.CLOSED_ABNORMALLY, ClosePayload.fit(why.getMessage())));
        }
        hangUp();
    }

    private void await(Phase next, long nanos) {
        if (phase == Phase.GONE) {
            return;
        }
        phase = next;
        deadline = System.nanoTime() + nanos;
        peer.time();
    }

    /** Goes on if all that was said has gone. */
    void drained() {
        if (output.isWaiting()) {
            return;
        }
        if (phase == Phase.DRAINING) {
            endOutput();
            hangUp();
        } else if (phase == Phase.DRAINING_AT_LENGTH) {
            endOutput();
            await(Phase.LINGERING, LINGERING);
        }
    }

    private void endOutput() {
        try {
            output.end();
        } catch (IOException gone) {
            // Then the peer has ended it.
            hangUp();
        }
    }

    /** Ends what has taken too long. Returns whether there is more to wait for. */
    boolean look(long now) {
        if (phase != Phase.TALKING && phase != Phase.GONE && now - deadline > 0) {
            hangUp();
        }
        return phase != Phase.TALKING && phase != Phase.GONE;
    }

    private void tell(CloseReason reason) {
        if (!told) {
            told = true;
            endpoint.close(reason);
        }
    }

    /** Whatever was to come: there is no connection any more. */
    private void hangUp() {
        if (phase != Phase.GONE) {
            phase = Phase.GONE;
            peer.hangUp();
            ends.over();
        }
    }

    /** The API knows no more than those of RFC 6455 and those of libraries and applications. */
    private static CloseCode code(int code) {
        try {
            return CloseCodes.getCloseCode(code);
        } catch (IllegalArgumentException registeredLater) {
            return () -> code;
        }
    }
}
