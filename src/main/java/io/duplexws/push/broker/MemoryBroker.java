package io.duplexws.push.broker;

import io.duplexws.push.Broker;
import io.duplexws.push.BrokerException;
import io.duplexws.push.Draft;
import io.duplexws.push.HistoryLimits;
import io.duplexws.push.Page;
import io.duplexws.push.Position;
import io.duplexws.push.Receipt;
import io.duplexws.push.Topic;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Keeps all messages in this process: one machine, and they are gone with it. A topic's state is changed under the lock of
 * its entry in the map. Thread-safe.
 */
public final class MemoryBroker implements Broker {

    private static final System.Logger LOG = System.getLogger(MemoryBroker.class.getName());

    /** Once the histories take too much, so much of that is freed at once: looking for the longest takes a while. */
    private static final int FREED_PART = 16;

    private final HistoryLimits limits;
    private final int mostTopics;
    private final long mostBytes;
    private final InstantSource clock;
    private final AtomicLong total = new AtomicLong();
    private final Map<Topic, MemoryTopic> topics = new ConcurrentHashMap<>();

    /** Guarded by this: the log has it that the histories take too much. */
    private boolean told;

    /**
     * @param mostTopics also of those that somebody only asked for: anyone may
     * @param mostBytes  of all histories together; past it the longest forget their older halves
     */
    public MemoryBroker(HistoryLimits limits, int mostTopics, long mostBytes, InstantSource clock) {
        this.limits = limits;
        this.mostTopics = mostTopics;
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Receipt> publish(Draft draft) {
        CompletionStage<Receipt> stored = with(draft.topic(), topic -> topic.publish(draft, clock.millis()));
        if (total.get() > mostBytes) {
            makeRoom();
        }
        return stored;
    }

    @Override
    public CompletionStage<Page> read(Topic name, Position after, int most) {
        return with(name, topic -> topic.read(after, most, clock.millis()));
    }

    @Override
    public CompletionStage<Void> listen(Topic name, Listener listener) {
        return with(name, topic -> {
            topic.listen(listener);
            return null;
        });
    }

    @Override
    public void leave(Topic name) {
        topics.computeIfPresent(name, (key, topic) -> {
            topic.leave();
            return topic;
        });
    }

    @Override
    public CompletionStage<Void> drop(Topic name) {
        topics.computeIfPresent(name, (key, topic) -> {
            topic.drop();
            return topic;
        });
        return CompletableFuture.completedFuture(null);
    }

    /** Forgets what is too old. To be called now and then. */
    public void age() {
        long millis = clock.millis();
        topics.keySet()
                .forEach(name -> topics.computeIfPresent(name, (key, topic) -> topic.age(millis) ? null : topic));
    }

    @Override
    public Health health() {
        return new Health(true, "memory");
    }

    @Override
    public void close() {
        topics.clear();
    }

    /** Of no topic's entry in the map the calling thread may hold the lock. */
    private synchronized void makeRoom() {
        if (!told) {
            told = true;
            LOG.log(
                    Level.WARNING,
                    () -> "the histories of all topics take more than " + mostBytes
                            + " bytes: the longest forget their older halves (duplex.history.heap)");
        }
        while (total.get() > mostBytes - mostBytes / FREED_PART && !topics.isEmpty()) {
            topics.entrySet().stream()
                    .max(Comparator.comparingLong(entry -> entry.getValue().bytes()))
                    .ifPresent(longest -> halve(longest.getKey()));
        }
    }

    private void halve(Topic name) {
        topics.computeIfPresent(name, (key, topic) -> {
            topic.halve();
            return topic;
        });
    }

    private <T> CompletionStage<T> with(Topic name, Function<MemoryTopic, T> action) {
        if (topics.size() >= mostTopics && !topics.containsKey(name)) {
            return CompletableFuture.failedFuture(new BrokerException(
                    topics.size() + " topics are in use: wanted at most " + mostTopics + " (duplex.topics)", null));
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        topics.compute(name, (key, known) -> {
            MemoryTopic topic = known == null ? new MemoryTopic(limits, total) : known;
            result.complete(action.apply(topic));
            return topic;
        });
        return result;
    }
}
