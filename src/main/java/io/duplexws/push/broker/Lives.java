package io.duplexws.push.broker;

import java.util.concurrent.ThreadLocalRandom;

/** Names of lives, see {@link io.duplexws.push.Cursor}: no two alike, as far as chance goes. */
final class Lives {

    private static final int BASE = 36;
    private static final int LENGTH = 10;

    private Lives() {}

    static String next() {
        String digits = Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE / 2, Long.MAX_VALUE), BASE);
        return digits.substring(digits.length() - LENGTH);
    }
}
