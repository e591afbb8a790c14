package io.duplexws.cli.compare;

/**
 * What hearing takes on the server, in its whole process; of a lane, for each event that a client got.
 *
 * @param cpuSeconds of all its processors together
 * @param allocated  bytes of heap
 * @param threads    alive at the end
 */
public record ServerCost(double cpuSeconds, double allocated, long threads) {

    /** What is more than that. */
    ServerCost without(ServerCost other) {
        return new ServerCost(cpuSeconds - other.cpuSeconds, allocated - other.allocated, threads);
    }

    /** So many times. */
    ServerCost times(double factor) {
        return new ServerCost(cpuSeconds * factor, allocated * factor, threads);
    }

    /** The share of one of them. */
    ServerCost per(long deliveries) {
        return times(deliveries == 0 ? Double.NaN : 1.0 / deliveries);
    }
}
