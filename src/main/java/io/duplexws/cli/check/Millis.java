package io.duplexws.cli.check;

import java.time.Duration;
import java.util.Locale;

/** Times as the report has them. */
final class Millis {

    private static final double NANOS = 1e6;

    private Millis() {}

    /** Since a {@link System#nanoTime}, to the microsecond. */
    static double since(long begun) {
        return round((System.nanoTime() - begun) / NANOS);
    }

    static double round(double millis) {
        return Math.round(millis * 1000) / 1000.0;
    }

    static String text(double millis) {
        return millis < 1000
                ? String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis)
                : String.format(Locale.ROOT, "%.1f s", millis / 1000);
    }

    static String text(Duration duration) {
        return text(duration.toNanos() / NANOS);
    }
}
