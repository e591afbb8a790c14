package io.duplexws.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Duration;

/**
 * How long a client may be silent, in whole seconds.
 *
 * @param pingInterval until it is pinged, and then between pings; zero for never
 * @param idleTimeout  until its connection ends; zero for never
 */
public record SilenceLimits(Duration pingInterval, Duration idleTimeout) {

    public SilenceLimits {
        if (pingInterval.isNegative() || idleTimeout.isNegative()) {
            throw new IllegalArgumentException(
                    "neither may be below 0, got " + pingInterval + " until a ping, " + idleTimeout + " until the end");
        }
        if (!idleTimeout.isZero() && !pingInterval.isZero() && idleTimeout.compareTo(pingInterval) <= 0) {
            throw new IllegalArgumentException(
                    "the end after " + idleTimeout + " leaves no time to answer the ping after " + pingInterval);
        }
    }

    /** Whether silence has any consequence. */
    boolean exist() {
        return !pingInterval.isZero() || !idleTimeout.isZero();
    }

    /** Whether the client is pinged after exactly so many seconds of silence. */
    boolean pingIsDueAfter(int seconds) {
        return seconds > 0 && !pingInterval.isZero() && seconds % pingInterval.toSeconds() == 0;
    }

    boolean isIdleAfter(int seconds) {
        return !idleTimeout.isZero() && seconds >= idleTimeout.toSeconds();
    }

    /** What an idle client is told. */
    CloseReason idle() {
        String pings = pingInterval.isZero() ? "" : ", not even a pong";
        return new CloseReason(
                CloseCodes.GOING_AWAY,
                "nothing came for " + idleTimeout.toSeconds() + " s" + pings + " (duplex.idle.timeout)");
    }
}
