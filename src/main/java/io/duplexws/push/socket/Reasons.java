package io.duplexws.push.socket;

import java.nio.charset.StandardCharsets;

/** Reasons of close frames, which have 123 bytes (RFC 6455 section 5.5). */
final class Reasons {

    private static final int LONGEST = 123;

    private Reasons() {}

    /** As much of it as fits. */
    static String fit(String reason) {
        String fits = reason;
        while (fits.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            fits = fits.substring(0, fits.offsetByCodePoints(fits.length(), -1));
        }
        return fits;
    }
}
