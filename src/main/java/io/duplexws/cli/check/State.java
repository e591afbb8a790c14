package io.duplexws.cli.check;

import java.util.Locale;

/** How a check came out. */
enum State {
    PASSED,
    /** It works, but not as it could. */
    WARNING,
    FAILED,
    /** It was not tried; its result says why. */
    SKIPPED;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
