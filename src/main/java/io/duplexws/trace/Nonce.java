package io.duplexws.trace;

import io.duplexws.push.Topic;
import java.util.regex.Pattern;

/**
 * The client's secret name for a trace. Whoever knows it can read the trace, so it has to be one that nobody guesses.
 *
 * @param text 22 characters: 128 random bits in base64url (RFC 4648 section 5)
 */
public record Nonce(String text) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");

    /** @throws IllegalArgumentException in one sentence, which does not tell the text: it may be nearly right */
    public Nonce {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("trace is of " + text.length()
                    + " characters and no nonce: wanted 22 of A-Z a-z 0-9 _ -, which are 128 random bits in base64url;"
                    + " whoever guesses it reads the trace");
        }
    }

    Topic topic() {
        return new Topic(Topic.TRACE + text);
    }

    /** Without the text, for it is a secret. */
    @Override
    public String toString() {
        return "Nonce[hidden]";
    }
}
