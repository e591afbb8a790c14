package io.duplexws.trace;

import com.google.gson.JsonObject;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The traces of this node: so many at once, and so many ended ones, whose topics are forgotten after that. Anybody may ask
 * for one, so none of this may grow with those who do. Thread-safe.
 */
public final class Traces {

    private static final long NAMES = 1L << 50;

    private final Voice voice;
    private final TraceLimits limits;

    /** Guarded by this: traces under way for each nonce, zero for those that have ended; the latest begun or ended last. */
    private final Map<Nonce, Integer> known = new LinkedHashMap<>();

    /** Guarded by this: under way. */
    private int underWay;

    public Traces(Voice voice, TraceLimits limits) {
        this.voice = voice;
        this.limits = limits;
    }

    /** Empty when as many are traced as may be, which its topic is told. */
    public Optional<Trace> begin(TraceParameter wanted) {
        Nonce nonce = wanted.nonce();
        // Random, because several nodes and several lives of one may tell on the same topic.
        String connection = Long.toString(ThreadLocalRandom.current().nextLong(NAMES), Character.MAX_RADIX);
        Teller teller = new Teller(voice, new Source(nonce.topic(), connection, wanted.label()), limits.rate());
        boolean admitted = enter(nonce);
        if (!admitted) {
            JsonObject json = new JsonObject();
            json.addProperty(
                    "sentence",
                    "the connection is not traced: " + limits.connections()
                            + " are already (duplex.trace.connections)");
            teller.tell("full", json);
            return Optional.empty();
        }
        return Optional.of(new Trace(teller, voice, () -> leave(nonce)));
    }

    /** How many connections are traced now. */
    public synchronized int count() {
        return underWay;
    }

    private synchronized boolean enter(Nonce nonce) {
        boolean admitted = underWay < limits.connections();
        Integer before = known.remove(nonce);
        known.put(nonce, (before == null ? 0 : before) + (admitted ? 1 : 0));
        underWay += admitted ? 1 : 0;
        forgetOldest();
        return admitted;
    }

    private synchronized void leave(Nonce nonce) {
        // To the end of the line: somebody may still want to know how it ended.
        known.put(nonce, known.remove(nonce) - 1);
        underWay--;
        forgetOldest();
    }

    /** Guarded by this. */
    private void forgetOldest() {
        long ended = known.values().stream().filter(count -> count == 0).count();
        for (Iterator<Map.Entry<Nonce, Integer>> all = known.entrySet().iterator();
                ended > limits.connections() && all.hasNext(); ) {
            Map.Entry<Nonce, Integer> oldest = all.next();
            if (oldest.getValue() == 0) {
                all.remove();
                ended--;
                forget(oldest.getKey());
            }
        }
    }

    /** Where the broker is away, it forgets by itself in time. */
    private void forget(Nonce nonce) {
        voice.threads().execute(() -> voice.drop().apply(nonce.topic()));
    }
}
