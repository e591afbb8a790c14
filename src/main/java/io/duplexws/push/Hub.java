package io.duplexws.push;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * All topics that somebody on this node hears. Publishers hand messages to the broker and wait for no reader; what the
 * broker tells goes out on the threads given here. Thread-safe.
 */
public final class Hub {

    /** How long a topic is still heard after its last subscriber has left: long polls come and go. */
    private static final long LINGER_SECONDS = 30;

    private final Broker broker;
    private final ScheduledExecutorService threads;
    private final Map<Topic, Feed> feeds = new ConcurrentHashMap<>();

    /** @param threads that deliver; they belong to the caller, who stops them last */
    public Hub(Broker broker, ScheduledExecutorService threads) {
        this.broker = broker;
        this.threads = threads;
    }

    /** Stores the message and tells it to all who listen, on every node; ends when it is stored. */
    public CompletionStage<Receipt> publish(Draft draft) {
        return broker.publish(draft);
    }

    /** What the history has behind a position; at most as many as one page holds. */
    public CompletionStage<Page> read(Topic topic, Position after) {
        return broker.read(topic, after, Subscription.PAGE);
    }

    /** Tells the subscriber of the topic from this position on, until it ends its subscription. */
    public Subscription subscribe(Topic topic, Position from, Subscriber subscriber) {
        Subscription subscription = new Subscription(topic, from, subscriber, broker, threads, this::leave);
        feeds.compute(topic, (key, feed) -> (feed == null ? new Feed(key, broker, threads) : feed).with(subscription))
                .start(subscription);
        return subscription;
    }

    /** How many on this node hear the topic. */
    public int listeners(Topic topic) {
        Feed feed = feeds.get(topic);
        return feed == null ? 0 : feed.size();
    }

    /** Forgets the messages of a topic. */
    public CompletionStage<Void> drop(Topic topic) {
        return broker.drop(topic);
    }

    public Broker.Health health() {
        return broker.health();
    }

    private void leave(Subscription subscription) {
        Topic topic = subscription.topic();
        feeds.computeIfPresent(topic, (key, feed) -> {
            if (feed.without(subscription) && !threads.isShutdown()) {
                threads.schedule(() -> forget(topic), LINGER_SECONDS, TimeUnit.SECONDS);
            }
            return feed;
        });
    }

    private void forget(Topic topic) {
        feeds.computeIfPresent(topic, (key, feed) -> {
            if (feed.size() > 0) {
                return feed;
            }
            broker.leave(topic);
            return null;
        });
    }
}
