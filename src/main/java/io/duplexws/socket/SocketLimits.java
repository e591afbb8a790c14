package io.duplexws.socket;

/**
 * What all connections together and each of them may cost.
 *
 * @param connections that may be open at once
 * @param writers     threads of the container, and as many of our own, that may wait for slow readers at once
 * @param outbox      what one slow reader may cost
 * @param silence     how long a client may be silent
 */
public record SocketLimits(int connections, int writers, OutboxLimits outbox, SilenceLimits silence) {

    public SocketLimits {
        if (connections < 1 || writers < 1) {
            throw new IllegalArgumentException(
                    "connections and writers must be above 0, got " + connections + ", " + writers);
        }
    }
}
