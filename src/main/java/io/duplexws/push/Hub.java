package io.duplexws.push;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
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
    private final Tally tally = new Tally();
    private final Map<Topic, Feed> feeds = new ConcurrentHashMap<>();

    /** @param threads that deliver; they belong to the caller, who stops them last */
    public Hub(Broker broker, ScheduledExecutorService threads) {
        this.broker = new TimedBroker(broker, tally);
        this.threads = threads;
    }

    /**
     * Stores the message and tells it to all who listen, on every node. Ends when it is stored, and no sooner than this
     * node has told most of what came before; it waits for no reader.
     */
    public CompletionStage<Receipt> publish(Draft draft) {
        return broker.publish(draft).thenCompose(receipt -> {
            if (!receipt.repeated()) {
                tally.published().add(draft.payload());
            }
            Feed feed = feeds.get(draft.topic());
            return feed == null
                    ? CompletableFuture.completedFuture(receipt)
                    : feed.whenCalm().thenApply(calm -> receipt);
        });
    }

    /** What the history has behind a position; at most as many as one page holds. */
    public CompletionStage<Page> read(Topic topic, Position after) {
        return broker.read(topic, after, Subscription.PAGE).thenApply(page -> {
            tally.countBegun(page.complete());
            return page;
        });
    }

    /** Tells the subscriber of the topic from this position on, until it ends its subscription. */
    public void subscribe(Topic topic, Position from, Subscriber subscriber) {
        Subscription subscription = new Subscription(topic, from, subscriber, broker, threads, tally, this::leave);
        Feed feed = feeds.compute(
                topic,
                (key, known) -> (known == null ? new Feed(key, broker, threads, tally) : known).with(subscription));
        subscriber.by(subscription);
        // A feed that could not be made must not stand in the way of the next one.
        feed.start(subscription, () -> feeds.remove(topic, feed));
    }

    /** How many on this node hear the topic. */
    public int listeners(Topic topic) {
        Feed feed = feeds.get(topic);
        return feed == null ? 0 : feed.size();
    }

    /** How many topics this node hears; those that nobody hears any more are among them for half a minute. */
    public int topics() {
        return feeds.size();
    }

    /** How many subscriptions there are on this node. */
    public int subscriptions() {
        return feeds.values().stream().mapToInt(Feed::size).sum();
    }

    public Tally tally() {
        return tally;
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
