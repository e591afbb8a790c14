package io.duplexws.push;

import java.util.ArrayList;
import java.util.List;

/** What came for a subscriber while it read the history. Guarded by its owner. */
final class Meanwhile {

    /** Messages that are kept; past them, they are left to the next page. */
    private static final int MOST_TOLD = 256;

    private List<Message> told = List.of();

    /** Something was missed, so the history has to be read once more. */
    private boolean behind;

    void tell(List<Message> messages) {
        List<Message> all = new ArrayList<>(told.size() <= MOST_TOLD ? told : List.of());
        all.addAll(messages);
        told = all;
    }

    void miss() {
        behind = true;
    }

    boolean hasMissed() {
        return behind;
    }

    boolean isEmpty() {
        return told.isEmpty() && !behind;
    }

    /** Forgets what was told: the history has it. */
    void forget() {
        told = List.of();
    }

    List<Message> takeTold() {
        List<Message> taken = told;
        told = List.of();
        return taken;
    }

    boolean takeMissed() {
        boolean was = behind;
        behind = false;
        return was;
    }
}
