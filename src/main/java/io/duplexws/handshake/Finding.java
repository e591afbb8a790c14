package io.duplexws.handshake;

/**
 * What one rule found in one request.
 *
 * @param found  the value received, quoted and capped, or {@code missing}
 * @param wanted the value wanted
 * @param kept   whether the rule is kept
 * @param claim  the phrase that names what is wrong; empty when kept
 * @param cause  the likely cause in words; empty when kept
 */
public record Finding(Rule rule, String found, String wanted, boolean kept, String claim, String cause) {

    static Finding kept(Rule rule, String found, String wanted) {
        return new Finding(rule, found, wanted, true, "", "");
    }

    static Finding broken(Rule rule, String found, String wanted, String claim, String cause) {
        return new Finding(rule, found, wanted, false, claim, cause);
    }

    /** Claim, what was received, likely cause: one line for a log or an answer. */
    public String sentence() {
        if (kept) {
            return rule.subject() + ": " + found;
        }
        return claim + ": " + (found.equals(UpgradeCheck.MISSING) ? "it is missing" : "received " + found) + "; "
                + cause;
    }
}
