package io.duplexws.handshake.http;

import io.duplexws.handshake.Cause;
import io.duplexws.handshake.Refusal;
import jakarta.servlet.ServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a handshake was refused; noted on its request, for filters that stand before.
 *
 * @param rules    that are broken, the one that gave the status first, as {@code http_version}; {@code capacity} and
 *                 {@code stopping} are no rules of the protocol, and stand alone
 * @param sentence that the client was told
 * @param likely   the cause; empty where the sentence says it all
 */
public record Refused(int status, List<String> rules, String sentence, Optional<Cause> likely) {

    private static final String NAME = "io.duplexws.refused";

    public Refused {
        rules = List.copyOf(rules);
    }

    Refused(int status, String rule, String sentence) {
        this(status, List.of(rule), sentence, Optional.empty());
    }

    static Refused by(Refusal refusal) {
        return new Refused(
                refusal.status(),
                refusal.broken().stream()
                        .map(finding -> finding.rule().name().toLowerCase(Locale.ROOT))
                        .toList(),
                refusal.sentence(),
                refusal.first().likely());
    }

    void noteOn(ServletRequest request) {
        request.setAttribute(NAME, this);
    }

    /** Empty when it was not refused by us. */
    public static Optional<Refused> of(ServletRequest request) {
        return Optional.ofNullable((Refused) request.getAttribute(NAME));
    }
}
