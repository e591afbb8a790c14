package io.duplexws.cli.compare;

import java.time.Duration;
import java.util.List;

/**
 * What is to be compared.
 *
 * @param lanes    in the order in which they run
 * @param rate     events a second
 * @param size     bytes of an event's payload, at least {@link #LEAST_SIZE}
 * @param duration in which events are published, in each lane
 * @param interval between two short polls of one client
 * @param clients  that hear them, in each lane
 */
public record Plan(List<Lane> lanes, double rate, int size, Duration duration, Duration interval, int clients) {

    /** Room for the number of the event. */
    public static final int LEAST_SIZE = 10;

    /** Printable, and none that JSON would write in another way. */
    private static final String CHARACTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%()*+,-./:;?@[]^_`{|}~";

    public Plan {
        lanes = List.copyOf(lanes);
    }

    /** How many events are published in each lane. */
    int events() {
        return Math.max(1, (int) Math.round(rate * duration.toNanos() / 1e9));
    }

    /** When the event is due, in nanoseconds after the first one. */
    long due(int event) {
        return Math.round(event * 1e9 / rate);
    }

    /**
     * The payload of the event: its number, and then what a compression on the way hardly makes smaller, another text for
     * each event. The page has the same.
     */
    String payload(int event) {
        StringBuilder text = new StringBuilder(size).append("%010d".formatted(event));
        int state = event + 1;
        while (text.length() < size) {
            state = state * 1_664_525 + 1_013_904_223;
            text.append(
                    CHARACTERS.charAt((int) (Integer.toUnsignedLong(state) * CHARACTERS.length() >>> Integer.SIZE)));
        }
        return text.toString();
    }

    /** The number of the event with this payload. */
    static int event(String payload) {
        return Integer.parseInt(payload.substring(0, LEAST_SIZE));
    }
}
