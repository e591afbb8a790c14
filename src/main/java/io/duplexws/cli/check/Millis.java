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

    /** Two digits, or as many as there are before the point. */
    static String text(double millis) {
        if (millis >= 1000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000);
        }
        if (millis >= 10) {
            return String.format(Locale.ROOT, "%.0f ms", millis);
        }
        return String.format(Locale.ROOT, millis < 1 ? "%.2f ms" : "%.1f ms", millis);
    }

    static String text(Duration duration) {
        return text(duration.toNanos() / NANOS);
    }
}
