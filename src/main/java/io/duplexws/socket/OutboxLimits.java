package io.duplexws.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Duration;

/**
 * What a slow reader may cost.
 *
 * @param bytes       that may wait for one connection
 * @param sendTimeout for one send, and for a container thread that waits for room
 */
public record OutboxLimits(long bytes, Duration sendTimeout) {

    public OutboxLimits {
        if (bytes < 1 || sendTimeout.isNegative() || sendTimeout.isZero()) {
            throw new IllegalArgumentException("bytes and timeout must be above 0, got " + bytes + ", " + sendTimeout);
        }
    }

    /** What is told to a reader that has left more than the limit unread. */
    CloseReason slowReader() {
        return new CloseReason(
                CloseCodes.TRY_AGAIN_LATER, "slow reader: over " + bytes + " bytes wait unread (duplex.outbox.bytes)");
    }
}
