package io.duplexws.cli.bench;

import java.time.Duration;

/**
 * What is to be sent.
 *
 * @param rate     messages a second over all connections; 0 to send the next one when an echo has come
 * @param window   messages of one connection that wait for their echoes at most
 * @param size     bytes of each message
 * @param warmUp   in which messages do not count
 * @param duration in which they do
 * @param skip     messages of a server that greets, on each connection
 */
public record Plan(
        int connections,
        double rate,
        int window,
        int size,
        boolean binary,
        Duration warmUp,
        Duration duration,
        int skip) {

    /** Whether messages go out when they are due, whatever has become of those before. */
    public boolean isOpenLoop() {
        return rate > 0;
    }

    String kind() {
        return binary ? "binary" : "text";
    }
}
