package io.duplexws.handshake;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How many handshakes have been refused, by the first rule that was broken, and for want of room. Thread-safe. */
public final class Tally {

    private final Map<Rule, LongAdder> broken = new EnumMap<>(Rule.class);
    private final LongAdder full = new LongAdder();

    Tally() {
        for (Rule rule : Rule.values()) {
            broken.put(rule, new LongAdder());
        }
    }

    public void refusedBy(Rule rule) {
        broken.get(rule).increment();
    }

    /** As many connections were open as are allowed. */
    public void refusedAsFull() {
        full.increment();
    }

    public long broken(Rule rule) {
        return broken.get(rule).sum();
    }

    public long full() {
        return full.sum();
    }
}
