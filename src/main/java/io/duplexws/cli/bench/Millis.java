package io.duplexws.cli.bench;

import java.util.Locale;

/** Milliseconds, with as many digits as were measured. */
final class Millis {

    private Millis() {}

    static String text(double millis) {
        int decimals = millis < 1 ? 3 : millis < 10 ? 2 : millis < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%,." + decimals + "f ms", millis);
    }

    /** To the microsecond. */
    static double round(double millis) {
        return Math.round(millis * 1000) / 1000.0;
    }
}
