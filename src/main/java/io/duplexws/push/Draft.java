package io.duplexws.push;

import io.duplexws.text.Quote;
import java.util.regex.Pattern;

/**
 * What somebody wants to publish.
 *
 * @param type what kind of message it is, for its readers; empty for none
 * @param key  the publisher's own name for this publication: the same one again within five minutes publishes nothing
 *             and is answered as the first time; empty for none
 */
public record Draft(Topic topic, String type, Payload payload, String key) {

    /** The event of SSE that tells where a stream stands. */
    private static final String RESERVED = "push";

    private static final int LONGEST = 128;
    /** One line of visible ASCII and inner blanks: it goes into SSE as the name of an event. */
    private static final Pattern LINE = Pattern.compile("|[!-~]|[!-~][ -~]*[!-~]");

    /** @throws IllegalArgumentException in one sentence that names what was found and what is allowed */
    public Draft {
        check("type", type);
        if (type.equals(RESERVED)) {
            throw new IllegalArgumentException("type \"push\": the stream itself tells of its place under this name");
        }
        check("Idempotency-Key", key);
    }

    private static void check(String name, String value) {
        if (value.length() > LONGEST || !LINE.matcher(value).matches()) {
            throw new IllegalArgumentException(name + " " + Quote.of(value) + ": wanted at most " + LONGEST
                    + " visible ASCII characters, without blanks around");
        }
    }
}
