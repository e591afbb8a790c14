package io.duplexws.cli.compare;

import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * What came of one lane.
 *
 * @param events    that were published
 * @param delivered to all clients together
 * @param payload   bytes of these
 * @param latencies nanoseconds from when an event was due to when a client had it
 * @param problem   of the first client that could not go on; empty for none
 * @param server    what hearing has taken there; empty where it does not tell
 */
public record LaneResult(
        Lane lane,
        int events,
        long delivered,
        long payload,
        Cost cost,
        Histogram latencies,
        String problem,
        Optional<ServerCost> server) {

    LaneResult with(ServerCost taken) {
        return new LaneResult(
                lane, events, delivered, payload, cost, latencies, problem, Optional.of(taken.per(delivered)));
    }

    /** Bytes on the wire, both ways, for each event that a client got; NaN when none was. */
    public double bytesPerDelivered() {
        return delivered == 0 ? Double.NaN : (double) cost.bytes() / delivered;
    }

    /** Of these, what is not payload. */
    public double overheadPerDelivered() {
        return delivered == 0 ? Double.NaN : (double) (cost.bytes() - payload) / delivered;
    }

    /** In milliseconds, below which this share of the events came. */
    public double latency(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e6;
    }

    /** Whether all clients got all events. */
    public boolean isComplete(int clients) {
        return delivered == (long) events * clients;
    }
}
