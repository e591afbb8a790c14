package io.duplexws.trace;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a query says of the trace that its client wants: {@code trace=NONCE}, or {@code trace=NONCE.LABEL} for one of many
 * connections that share a nonce.
 *
 * @param label 1 to 16 of A-Z a-z 0-9, by which the client knows this connection; empty for none
 */
public record TraceParameter(Nonce nonce, String label) {

    public static final String NAME = "trace";

    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]{1,16}");

    /**
     * The one in this query, which is null for none; the first one counts.
     *
     * @throws IllegalArgumentException in one sentence, which does not tell the value, when it is none
     */
    public static Optional<TraceParameter> in(String query) {
        if (query == null || !query.contains(NAME)) {
            return Optional.empty();
        }
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts[0].equals(NAME)) {
                return Optional.of(of(parts.length == 1 ? "" : parts[1]));
            }
        }
        return Optional.empty();
    }

    private static TraceParameter of(String value) {
        String[] parts = value.split("\\.", 2);
        Nonce nonce = new Nonce(parts[0]);
        if (parts.length == 2 && !LABEL.matcher(parts[1]).matches()) {
            throw new IllegalArgumentException("trace has a label of " + parts[1].length()
                    + " characters that is none: wanted 1 to 16 of A-Z a-z 0-9, behind the nonce and a dot");
        }
        return new TraceParameter(nonce, parts.length == 2 ? parts[1] : "");
    }

    /** The value without what is secret, whether it is good or not. */
    static String hidden(String value) {
        try {
            String label = of(value).label();
            return label.isEmpty() ? "…" : "…." + label;
        } catch (IllegalArgumentException none) {
            return "…";
        }
    }
}
