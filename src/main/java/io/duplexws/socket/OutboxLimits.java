package io.duplexws.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Duration;

/**
 * What a slow reader may cost.
 *
 * @param bytes       that may wait for one connection
 * @param messages    that may wait for one connection, of those that it did not ask for by sending
 * @param sendTimeout for one send, and for a container thread that waits for room
 */
public record OutboxLimits(long bytes, int messages, Duration sendTimeout) {

    private static final int MOST_OWED = 64;

    public OutboxLimits {
        if (bytes < 1 || messages < 1 || sendTimeout.isNegative() || sendTimeout.isZero()) {
            throw new IllegalArgumentException(
                    "bytes, messages and timeout must be above 0, got " + bytes + ", " + messages + ", " + sendTimeout);
        }
    }

    /** Replies that one reader may be owed: that it asked for, and has not been sent. */
    int owed() {
        return Math.min(MOST_OWED, messages);
    }

    /** The same of one that is not read from any more: some of what it asked had been read before. */
    int mostOwed() {
        return Math.max(owed(), messages / 2);
    }

    /** Whether so much may wait. */
    boolean allow(int waitingMessages, long waitingBytes) {
        return waitingBytes <= bytes && waitingMessages <= messages;
    }

    /** What is told to a reader that has left more than the limit unread. */
    CloseReason slowReader() {
        return tooSlow(bytes + " bytes wait unread (duplex.outbox.bytes)");
    }

    /** The same, of one that was sent messages unasked. */
    CloseReason slowSubscriber() {
        return tooSlow(bytes + " bytes or " + messages + " messages wait unread (duplex.outbox.bytes, .messages)");
    }

    /** What is told to a client that goes on to ask, where it cannot be read any slower. */
    CloseReason tooMuchOwed() {
        return new CloseReason(
                CloseCodes.TRY_AGAIN_LATER,
                "too busy: more than " + owed() + " replies to this client are not out yet");
    }

    private static CloseReason tooSlow(String what) {
        return new CloseReason(CloseCodes.TRY_AGAIN_LATER, "slow reader: over " + what);
    }
}
