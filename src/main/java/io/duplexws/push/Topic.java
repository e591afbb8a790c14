package io.duplexws.push;

import io.duplexws.text.Quote;
import java.util.regex.Pattern;

/**
 * What messages are published on and subscribed to.
 *
 * @param name 1 to 128 characters that a URL carries as they are (RFC 3986 section 2.3), but neither of the two names that
 *             mean another place in it (section 5.2.4)
 */
public record Topic(String name) {

    /** With this begin the topics on which this server tells of connections; it alone publishes there. */
    public static final String TRACE = "trace.";

    /** What others are told. */
    public static final String ONLY_OURS =
            "a topic that begins with trace. tells what this server saw of a connection: nobody else publishes there"
                    + " or takes it away";

    private static final int LONGEST = 128;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~-]{1," + LONGEST + "}");

    /** @throws IllegalArgumentException in one sentence that names what was found and what is allowed */
    public Topic {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("topic " + Quote.of(name) + " of " + name.length()
                    + " characters: wanted 1 to " + LONGEST + " of A-Z a-z 0-9 . _ ~ -");
        }
        if (name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException("topic \"" + name + "\" means another place in an address");
        }
    }

    /** Whether nobody but this server may change what stands there. */
    public boolean isOurs() {
        return name.startsWith(TRACE);
    }

    @Override
    public String toString() {
        return name;
    }
}
