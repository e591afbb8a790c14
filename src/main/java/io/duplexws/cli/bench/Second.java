package io.duplexws.cli.bench;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * What came in about a second of a run, for those who wait.
 *
 * @param number    from 1
 * @param isWarmUp  whether its messages do not count
 * @param seconds   that it took
 * @param latencies in nanoseconds
 */
public record Second(int number, boolean isWarmUp, double seconds, Histogram latencies) {

    @Override
    public String toString() {
        return "%d s: %s".formatted(number, isWarmUp ? "warm-up" : latencies.getTotalCount() == 0 ? "no echo" : rate());
    }

    private String rate() {
        return String.format(
                Locale.ROOT,
                "%,.0f messages a second, p50 %s, p99 %s",
                latencies.getTotalCount() / seconds,
                Millis.text(latencies.getValueAtPercentile(50) / 1e6),
                Millis.text(latencies.getValueAtPercentile(99) / 1e6));
    }
}
