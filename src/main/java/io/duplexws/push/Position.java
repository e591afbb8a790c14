package io.duplexws.push;

import io.duplexws.text.Quote;

/** From where on a subscriber wants to hear. */
public sealed interface Position {

    /** What is published from now on. */
    Position NOW = new Now();

    /** All that the history still has, then what is published. */
    Position EARLIEST = new Earliest();

    record Now() implements Position {}

    record Earliest() implements Position {}

    /** What was published behind this place, then what is published. */
    record After(Cursor cursor) implements Position {}

    /**
     * As clients write it: a cursor, {@code earliest}, or nothing for now.
     *
     * @throws IllegalArgumentException in one sentence when it is neither
     */
    static Position parse(String text) {
        if (text.isEmpty()) {
            return NOW;
        }
        if (text.equals("earliest")) {
            return EARLIEST;
        }
        return new After(Cursor.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("cursor " + Quote.of(text)
                        + " is none of this server's: wanted the id of a message, or 'earliest', or none for now")));
    }
}
