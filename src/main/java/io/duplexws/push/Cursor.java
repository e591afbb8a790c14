package io.duplexws.push;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the messages of one topic: behind one of them, or before the first. For clients it is an opaque word.
 *
 * @param life   names one life of the topic's numbering: another one began if the topic was forgotten or dropped, and
 *               every topic has its own, so a cursor that is not of here is noticed
 * @param millis when the message was published, since 1970; never less than that of the message before
 * @param number of the message, 1 for the first in this life, without gaps; 0 stands for the place before it
 */
public record Cursor(String life, long millis, long number) {

    private static final int BASE = 36;
    private static final Pattern FORM = Pattern.compile("([a-z0-9]{4,16})-([a-z0-9]{1,11})-([a-z0-9]{1,11})");

    public Cursor {
        if (millis < 0 || number < 0) {
            throw new IllegalArgumentException("time and number must not be below 0, got " + millis + ", " + number);
        }
    }

    /** The place before the first message of this life. */
    public static Cursor beforeAll(String life) {
        return new Cursor(life, 0, 0);
    }

    /** Empty when it is none: whoever made it, it was not this application. */
    public static Optional<Cursor> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches() ? of(parts.group(1), parts.group(2), parts.group(3)) : Optional.empty();
    }

    private static Optional<Cursor> of(String life, String millis, String number) {
        try {
            return Optional.of(new Cursor(life, Long.parseLong(millis, BASE), Long.parseLong(number, BASE)));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    /** Whether both count in the same numbering, so that their numbers can be compared. */
    public boolean isOfSameLife(Cursor other) {
        return life.equals(other.life);
    }

    /** Whether the message of this cursor comes right behind the other one's. */
    public boolean follows(Cursor other) {
        return isOfSameLife(other) && number == other.number + 1;
    }

    /** Whether this is the place of the other one, or before it. */
    public boolean isNotPast(Cursor other) {
        return isOfSameLife(other) && number <= other.number;
    }

    @Override
    public String toString() {
        return life + "-" + Long.toString(millis, BASE) + "-" + Long.toString(number, BASE);
    }
}
