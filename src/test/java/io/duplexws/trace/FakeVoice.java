package io.duplexws.trace;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.duplexws.push.Draft;
import io.duplexws.push.Payload;
import io.duplexws.push.Topic;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Keeps what is told. Threads run, and time passes, when the test says so. */
final class FakeVoice {

    private final List<Draft> drafts = new ArrayList<>();
    private final List<Topic> dropped = new ArrayList<>();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Queue<Runnable> delayed = new ArrayDeque<>();
    private CompletableFuture<Void> outcome = CompletableFuture.completedFuture(null);
    private long nanos = 1_000_000_000L;

    Voice voice() {
        return new Voice(this::publish, this::drop, new Threads(), () -> Instant.EPOCH.plusNanos(nanos), () -> nanos);
    }

    private CompletableFuture<Void> publish(Draft draft) {
        drafts.add(draft);
        return outcome;
    }

    private CompletableFuture<Void> drop(Topic topic) {
        dropped.add(topic);
        return CompletableFuture.completedFuture(null);
    }

    /** From now on publications end so; one that is not done waits for the test. */
    FakeVoice answering(CompletableFuture<Void> next) {
        outcome = next;
        return this;
    }

    void pass(long millis) {
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    FakeVoice run() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
        return this;
    }

    /** What was put off until now; what that puts off waits on. */
    FakeVoice runDelayed() {
        tasks.addAll(delayed);
        delayed.clear();
        return run();
    }

    /** How many tasks are put off. */
    int putOff() {
        return delayed.size();
    }

    List<Topic> dropped() {
        return dropped;
    }

    /** All that has been told, each as {@code type {json}} without number, connection and time. */
    List<String> told() {
        run();
        return drafts.stream()
                .map(draft -> {
                    JsonObject json = json(draft);
                    List.of("n", "c", "at").forEach(json::remove);
                    return json.size() == 0 ? draft.type() : draft.type() + " " + json;
                })
                .toList();
    }

    /** The whole of each event. */
    List<JsonObject> events() {
        run();
        return drafts.stream().map(FakeVoice::json).toList();
    }

    List<String> topics() {
        return drafts.stream().map(draft -> draft.topic().name()).distinct().toList();
    }

    private static JsonObject json(Draft draft) {
        return JsonParser.parseString(((Payload.Text) draft.payload()).text()).getAsJsonObject();
    }

    private final class Threads extends ScheduledThreadPoolExecutor {

        Threads() {
            super(1);
        }

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            delayed.add(task);
            return null;
        }
    }
}
