package io.duplexws.metrics;

import io.duplexws.push.Timing;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Map;

/**
 * How long the broker's commands took, as a histogram. Prometheus's own type, because Micrometer has none that reads
 * counters kept elsewhere, and what is measured has to cost nothing more while nobody asks.
 */
final class Latency implements Collector {

    private static final String NAME = "duplex_broker_command_seconds";

    private final Map<String, Timing> commands;

    /** @param commands by what they do */
    Latency(Map<String, Timing> commands) {
        this.commands = commands;
    }

    @Override
    public MetricSnapshot collect() {
        HistogramSnapshot.Builder histogram = HistogramSnapshot.builder()
                .name(NAME)
                .help("Time until the broker has answered, of commands that went well");
        commands.forEach((command, timing) -> histogram.dataPoint(HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(buckets(timing))
                .sum(timing.seconds())
                .labels(Labels.of("command", command))
                .build()));
        return histogram.build();
    }

    private static ClassicHistogramBuckets buckets(Timing timing) {
        double[] bounds = Timing.bounds();
        long[] counts = timing.counts();
        ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
        for (int i = 0; i < bounds.length; i++) {
            buckets.bucket(bounds[i], counts[i]);
        }
        return buckets.build();
    }
}
