package io.duplexws.cli.check;

import io.duplexws.cli.wire.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/** How long a small message takes there and back, one after the other. */
final class LatencyCheck implements Check {

    private static final int ROUNDS = 200;
    private static final int WARM_UP = 5;
    private static final Duration LONGEST = Duration.ofSeconds(4);
    private static final double SLOW_MILLISECONDS = 250;

    @Override
    public Item item() {
        return Item.LATENCY;
    }

    @Override
    public Result run(Site site) throws IOException {
        double[] millis = new double[ROUNDS];
        int count = 0;
        try (Talk talk = Talk.open(site.to("ws"))) {
            long end = System.nanoTime() + LONGEST.toNanos();
            for (int i = -WARM_UP; count < ROUNDS && (i < 1 || System.nanoTime() - end < 0); i++) {
                long begun = System.nanoTime();
                talk.send(Frame.text("{\"ping\":" + i + ",\"from\":\"duplex\"}"));
                talk.hear(site.patience());
                if (i >= 0) {
                    millis[count++] = Millis.since(begun);
                }
            }
        }
        double[] sorted = Arrays.copyOf(millis, count);
        Arrays.sort(sorted);
        double median = at(sorted, 0.50);
        String measured = "p50 " + Millis.text(median) + ", p95 " + Millis.text(at(sorted, 0.95)) + ", p99 "
                + Millis.text(at(sorted, 0.99)) + ", of " + count + " echoes";
        Result result = median > SLOW_MILLISECONDS
                ? Result.of(
                        measured,
                        Finding.warning(
                                "latency.slow",
                                "half of the echoes took more than " + Millis.text(median) + "; wanted are at most "
                                        + Millis.text(SLOW_MILLISECONDS)))
                : Result.passed(measured);
        return result.with("p50", median)
                .with("p95", at(sorted, 0.95))
                .with("p99", at(sorted, 0.99))
                .with("echoes", count);
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
    }
}
