package io.duplexws.trace;

/**
 * How much is told.
 *
 * @param connections traced at once, and ended ones whose traces are kept
 * @param rate        events of one connection in a second
 */
public record TraceLimits(int connections, int rate) {

    public TraceLimits {
        if (connections < 1 || rate < 1) {
            throw new IllegalArgumentException(
                    "connections and rate must be above 0, got " + connections + " and " + rate);
        }
    }
}
