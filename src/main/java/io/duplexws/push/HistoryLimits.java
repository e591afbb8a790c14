package io.duplexws.push;

import java.time.Duration;

/**
 * What a topic keeps for those who come later: the least of the three.
 *
 * @param count of messages
 * @param bytes of all of them, about; only where they lie in this process
 * @param age   of the oldest
 */
public record HistoryLimits(int count, long bytes, Duration age) {

    public HistoryLimits {
        if (count < 1 || bytes < 1 || age.isNegative() || age.isZero()) {
            throw new IllegalArgumentException(
                    "count, bytes and age must be above 0, got " + count + ", " + bytes + ", " + age);
        }
    }
}
