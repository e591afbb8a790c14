package io.duplexws.cli.check;

import java.util.List;

/**
 * Something that a check found wrong.
 *
 * @param id       as the catalogues and the recipes know it, such as {@code handshake.upgrade}
 * @param severity {@link State#WARNING} or {@link State#FAILED}
 * @param evidence what was seen, sentence by sentence; foreign text in it is one line and cut
 */
record Finding(String id, State severity, List<String> evidence) {

    Finding {
        evidence = List.copyOf(evidence);
    }

    static Finding failed(String id, String... evidence) {
        return new Finding(id, State.FAILED, List.of(evidence));
    }

    static Finding warning(String id, String... evidence) {
        return new Finding(id, State.WARNING, List.of(evidence));
    }
}
