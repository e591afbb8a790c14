package io.duplexws.handshake;

import java.util.Optional;

/**
 * What one rule found in one request.
 *
 * @param found  the value received, quoted and capped, or {@code missing}
 * @param wanted the value wanted
 * @param kept   whether the rule is kept
 * @param claim  the phrase that names what is wrong; empty when kept
 * @param likely the likely cause; empty when kept
 */
public record Finding(Rule rule, String found, String wanted, boolean kept, String claim, Optional<Cause> likely) {

    static Finding kept(Rule rule, String found, String wanted) {
        return new Finding(rule, found, wanted, true, "", Optional.empty());
    }

    static Finding broken(Rule rule, String found, String wanted, String claim, Cause cause) {
        return new Finding(rule, found, wanted, false, claim, Optional.of(cause));
    }

    /** The likely cause in English; empty when kept. */
    public String cause() {
        return likely.map(Cause::english).orElse("");
    }

    /** Claim, what was received, likely cause: one line for a log or an answer. */
    public String sentence() {
        if (kept) {
            return rule.subject() + ": " + found;
        }
        return claim + ": " + (found.equals(UpgradeCheck.MISSING) ? "it is missing" : "received " + found) + "; "
                + cause();
    }
}
