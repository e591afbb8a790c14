package io.duplexws.socket;

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
}
