package io.duplexws.cli.bench;

/**
 * When the messages of one connection are due: all connections in turn, one message after the other, evenly.
 *
 * @param rate       messages a second over all connections
 * @param connection from 0
 * @param nanos      in which messages are due, from the beginning of the run
 */
record Schedule(double rate, int connections, int connection, long nanos) {

    /** What a product of two fractions may be off. */
    private static final double ROUNDING = 1e-6;

    /** Of this connection. */
    long messages() {
        long all = (long) Math.ceil(rate * nanos / 1e9 - ROUNDING);
        return Math.max(0, (all - connection + connections - 1) / connections);
    }

    /** Nanoseconds from the beginning of the run. */
    long due(long message) {
        return Math.round((message * connections + connection) * 1e9 / rate);
    }
}
