package io.duplexws.cli.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of one check.
 *
 * @param measured in one sentence; of a skipped check, why
 * @param facts    the same for programs: numbers, strings, and lists of them
 */
record Result(State state, String measured, Map<String, Object> facts, List<Finding> findings) {

    Result {
        facts = new LinkedHashMap<>(facts);
        findings = List.copyOf(findings);
    }

    static Result passed(String measured) {
        return new Result(State.PASSED, measured, Map.of(), List.of());
    }

    static Result skipped(String why) {
        return new Result(State.SKIPPED, why, Map.of(), List.of());
    }

    /** As bad as the worst of the findings; passed when there is none. */
    static Result of(String measured, List<Finding> findings) {
        State worst =
                findings.stream().map(Finding::severity).max(State::compareTo).orElse(State.PASSED);
        return new Result(worst, measured, Map.of(), findings);
    }

    static Result of(String measured, Finding... findings) {
        return of(measured, List.of(findings));
    }

    /** With one more fact, behind those that are there. */
    Result with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(facts);
        more.put(name, value);
        return new Result(state, measured, more, findings);
    }
}
