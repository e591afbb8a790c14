package io.duplexws.trace;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.duplexws.push.Draft;
import io.duplexws.push.Payload;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Tells the events of one connection on its topic: in order, numbered, one publication at a time, and on other threads than
 * those that bring them. What comes too fast is counted in place of being told. Thread-safe; no call waits.
 */
final class Teller {

    /** Events that may wait for the broker. */
    static final int MOST_WAITING = 256;

    private static final System.Logger LOG = System.getLogger(Teller.class.getName());
    private static final String OMITTED = "omitted";

    /** The broker is away for good, or for so long that nobody waits for this trace. */
    private static final int MOST_FAILURES = 60;

    /** @param count of the events that it stands for */
    private record Event(String type, Instant at, JsonObject data, long count) {}

    private final Voice voice;
    private final Source source;
    private final Rate rate;

    /** Guarded by this. */
    private final Deque<Event> waiting = new ArrayDeque<>();

    /** Guarded by this: a thread publishes, or will. */
    private boolean telling;

    /** Guarded by this: more waited than may, and not yet much less does. */
    private boolean crowded;

    /** Guarded by this: events that were not told, and that nobody knows of yet. */
    private long omitted;

    /** Guarded by this: publications that failed since one went well. */
    private int failures;

    /** Of the one who publishes: the number of the last event. */
    private long number;

    Teller(Voice voice, Source source, int rate) {
        this.voice = voice;
        this.source = source;
        this.rate = new Rate(rate, voice.nanos());
    }

    /** For the few that every connection has. */
    synchronized void tell(String type, JsonObject data) {
        tellOmitted();
        add(type, data, 1);
    }

    /** Unless too much is told already; only then the data is made. */
    synchronized void tellWithinRate(String type, Supplier<JsonObject> data) {
        crowded = waiting.size() >= (crowded ? MOST_WAITING / 2 : MOST_WAITING);
        if (crowded || !rate.admits()) {
            omit(1);
        } else {
            tell(type, data.get());
        }
    }

    /** Guarded by this. Told with the next event, or soon. */
    private void omit(long count) {
        boolean due = omitted > 0;
        omitted += count;
        if (!due && failures < MOST_FAILURES) {
            voice.threads().schedule(this::tellOmitted, 1, TimeUnit.SECONDS);
        }
    }

    private synchronized void tellOmitted() {
        if (omitted > 0) {
            JsonObject data = new JsonObject();
            data.addProperty("events", omitted);
            long count = omitted;
            omitted = 0;
            add(OMITTED, data, count);
        }
    }

    /** Guarded by this. */
    private void add(String type, JsonObject data, long count) {
        waiting.add(new Event(type, voice.clock().instant(), data, count));
        if (!telling) {
            telling = true;
            voice.threads().execute(this::publishAll);
        }
    }

    /** Until nothing waits, or a publication takes a while; its end goes on. */
    private void publishAll() {
        boolean goesOn = true;
        for (Event next = next(); next != null; next = goesOn ? next() : null) {
            Event event = next;
            CompletableFuture<?> stored = publish(draft(event)).toCompletableFuture();
            goesOn = stored.isDone();
            CompletableFuture<?> noted = stored.handle((receipt, failure) -> noted(event, failure));
            if (!goesOn) {
                noted.thenRun(() -> voice.threads().execute(this::publishAll));
            }
        }
    }

    /** Null when nothing waits. */
    private synchronized Event next() {
        Event next = waiting.poll();
        telling = next != null;
        return next;
    }

    private CompletionStage<?> publish(Draft draft) {
        try {
            return voice.publish().apply(draft);
        } catch (RuntimeException broken) {
            return CompletableFuture.failedFuture(broken);
        }
    }

    /** What failed may have been stored all the same, so its number is not used again. */
    private synchronized boolean noted(Event event, Throwable failure) {
        failures = failure == null ? 0 : failures + 1;
        if (failure != null) {
            LOG.log(Level.DEBUG, () -> "an event of a trace was not published: " + failure);
            omit(event.count());
        }
        return failure == null;
    }

    private Draft draft(Event event) {
        JsonObject json = new JsonObject();
        number++;
        json.addProperty("n", number);
        json.addProperty("c", source.connection());
        if (!source.label().isEmpty()) {
            json.addProperty("as", source.label());
        }
        json.addProperty("at", event.at().toString());
        for (Map.Entry<String, JsonElement> entry : event.data().entrySet()) {
            json.add(entry.getKey(), entry.getValue());
        }
        return new Draft(source.topic(), event.type(), new Payload.Text(json.toString()), "");
    }
}
