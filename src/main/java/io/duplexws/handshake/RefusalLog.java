package io.duplexws.handshake;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The last refused handshakes, oldest dropped first. Anybody may read them, so they hold no address, no query, no
 * cookie and no token of whoever was refused. Thread-safe.
 */
public final class RefusalLog {

    /**
     * One refusal: when, for which path, with which status and sentence.
     *
     * @param first what the first broken rule found; empty when it was no rule of the handshake
     */
    public record Entry(
            Instant time,
            String method,
            String path,
            int status,
            String rule,
            String sentence,
            Optional<Finding> first) {

        public Entry(Instant time, String method, String path, int status, String rule, String sentence) {
            this(time, method, path, status, rule, sentence, Optional.empty());
        }
    }

    private final int capacity;
    private final Deque<Entry> entries = new ArrayDeque<>();

    /** @param capacity how many are kept; 0 keeps none */
    public RefusalLog(int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("capacity must be 0 or more, got " + capacity);
        }
        this.capacity = capacity;
    }

    public synchronized void add(Entry entry) {
        entries.addFirst(entry);
        if (entries.size() > capacity) {
            entries.removeLast();
        }
    }

    /** Newest first. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }
}
