package io.duplexws.cli.bench;

import org.HdrHistogram.Histogram;

/**
 * What came of a run.
 *
 * @param opened     connections
 * @param handshakes of these, in nanoseconds
 * @param seconds    from when messages began to count until the last of their echoes was read
 * @param latencies  in nanoseconds
 * @param place      where it was measured
 * @param problem    why some connections or echoes are missing; empty when none are
 */
public record Result(
        Plan plan,
        int opened,
        Histogram handshakes,
        Counts counts,
        double seconds,
        Histogram latencies,
        Wire wire,
        Place place,
        String problem) {

    /**
     * Bytes.
     *
     * @param all      of all connections, from their first to their last
     * @param heads    of the handshakes, before TLS
     * @param messages between the handshakes and the goodbyes, warm-up included
     */
    record Wire(Bytes all, Bytes heads, Bytes messages) {}

    /** Whether every message went out and its echo came and was right, on all of the connections. */
    public boolean isComplete() {
        return problem.isEmpty() && counts.unsent() == 0;
    }

    double perSecond() {
        return seconds <= 0 ? 0 : counts.echoes() / seconds;
    }

    /** In milliseconds, below which this share of the echoes came. */
    double latency(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e6;
    }

    /** In milliseconds. */
    double handshake(double percentile) {
        return handshakes.getValueAtPercentile(percentile) / 1e6;
    }

    /** For each message that went out; 0 when none did. */
    double bytesUpPerMessage() {
        return counts.sentInAll() == 0 ? 0 : (double) wire.messages().up() / counts.sentInAll();
    }

    /** For each echo; 0 when none came. */
    double bytesDownPerMessage() {
        return counts.echoesInAll() == 0 ? 0 : (double) wire.messages().down() / counts.echoesInAll();
    }
}
