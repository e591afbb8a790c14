package io.duplexws.cli.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What came of all checks, in their order. */
public final class Report {

    /** Two ends so close to each other are one. */
    private static final double SAME_SECONDS = 1.5;

    private final String target;
    private final Map<Item, Result> results;
    private final Set<String> signs;

    Report(String target, Map<Item, Result> results, Set<String> signs) {
        this.target = target;
        this.results = new EnumMap<>(results);
        this.signs = Set.copyOf(signs);
        blameLifetime();
    }

    /** A connection that ends at an age, busy or not, is not cut for its silence. */
    private void blameLifetime() {
        Result idle = results.get(Item.IDLE);
        Result life = results.get(Item.LIFETIME);
        if (idle != null
                && life != null
                && idle.facts().get("cutAfterSeconds") instanceof Number silence
                && life.facts().get("cutAfterSeconds") instanceof Number age
                && Math.abs(silence.doubleValue() - age.doubleValue()) <= SAME_SECONDS) {
            results.put(
                    Item.IDLE,
                    new Result(
                            State.SKIPPED, idle.measured() + "; as a busy one, see lifetime", idle.facts(), List.of()));
        }
    }

    String target() {
        return target;
    }

    Map<Item, Result> results() {
        return results;
    }

    Set<String> signs() {
        return signs;
    }

    /** The first is the one to mend first: what is checked early breaks what comes after it. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (State severity : new State[] {State.FAILED, State.WARNING}) {
            results.values()
                    .forEach(result -> result.findings().stream()
                            .filter(finding -> finding.severity() == severity)
                            .forEach(findings::add));
        }
        return findings;
    }

    /** Whether WebSockets pass, though there may be warnings. */
    public boolean works() {
        return findings().stream().noneMatch(finding -> finding.severity() == State.FAILED);
    }

    /** Whether every check that was tried has passed. */
    public boolean isClean() {
        return findings().isEmpty();
    }
}
