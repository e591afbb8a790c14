package io.duplexws.push.broker;

import io.duplexws.push.Broker;
import io.duplexws.push.BrokerException;
import io.duplexws.push.Draft;
import io.duplexws.push.HistoryLimits;
import io.duplexws.push.Page;
import io.duplexws.push.Position;
import io.duplexws.push.Receipt;
import io.duplexws.push.Topic;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Keeps all messages in this process: one machine, and they are gone with it. A topic's state is changed under the lock of
 * its entry in the map. Thread-safe.
 */
public final class MemoryBroker implements Broker {

    private final HistoryLimits limits;
    private final int mostTopics;
    private final InstantSource clock;
    private final Map<Topic, MemoryTopic> topics = new ConcurrentHashMap<>();

    /** @param mostTopics also of those that somebody only asked for: anyone may */
    public MemoryBroker(HistoryLimits limits, int mostTopics, InstantSource clock) {
        this.limits = limits;
        this.mostTopics = mostTopics;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Receipt> publish(Draft draft) {
        return with(draft.topic(), topic -> topic.publish(draft, clock.millis()));
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

    private <T> CompletionStage<T> with(Topic name, Function<MemoryTopic, T> action) {
        if (topics.size() >= mostTopics && !topics.containsKey(name)) {
            return CompletableFuture.failedFuture(new BrokerException(
                    topics.size() + " topics are in use: wanted at most " + mostTopics + " (duplex.topics)", null));
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        topics.compute(name, (key, known) -> {
            MemoryTopic topic = known == null ? new MemoryTopic(limits) : known;
            result.complete(action.apply(topic));
            return topic;
        });
        return result;
    }
}
