package io.duplexws.push.broker;

import io.duplexws.push.Cursor;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which message was published under which idempotency key, for five minutes. Not thread-safe. */
final class Keys {

    /** How long a key is honoured. */
    static final Duration AGE = Duration.ofMinutes(5);

    /** Oldest first. */
    private final Map<String, Cursor> ids = new LinkedHashMap<>();

    /** @param key empty for none, which is never found */
    Optional<Cursor> find(String key, long millis) {
        age(millis);
        return Optional.ofNullable(ids.get(key));
    }

    void add(String key, Cursor id) {
        if (!key.isEmpty()) {
            ids.put(key, id);
        }
    }

    /** Forgets what is too old; returns whether nothing is left. */
    boolean age(long millis) {
        Iterator<Cursor> oldestFirst = ids.values().iterator();
        while (oldestFirst.hasNext() && oldestFirst.next().millis() < millis - AGE.toMillis()) {
            oldestFirst.remove();
        }
        return ids.isEmpty();
    }
}
