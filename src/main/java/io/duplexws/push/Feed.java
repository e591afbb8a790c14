package io.duplexws.push;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * One topic on this node: what the broker tells, to all who hear it. One thread at a time delivers, so order holds; while
 * it does, what comes gathers, and goes to each subscriber in one go. Thread-safe.
 */
final class Feed implements Broker.Listener {

    private static final System.Logger LOG = System.getLogger(Feed.class.getName());

    /** Messages that may wait to be delivered; past them, subscribers read what they miss from the history. */
    private static final int MOST_WAITING = 1_024;

    /** While more wait, publishers do. */
    private static final int CALM = 64;

    private static final int BATCH = 64;
    private static final int BATCH_BYTES = 65_536;

    private final Executor threads;
    private final Tally tally;
    private final CompletionStage<Void> listening;
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();

    /** Guarded by this: told, and not yet delivered. */
    private final Deque<Message> waiting = new ArrayDeque<>();

    /** Guarded by this: they wait until little is left to deliver. */
    private List<CompletableFuture<Void>> publishers = new ArrayList<>();

    /** Guarded by this: subscribers have to look into the history before they hear on. */
    private boolean missed;

    /** Guarded by this: why nothing is heard; null while it is. */
    private String away;

    /** Guarded by this: those who subscribe have not been told of it. */
    private boolean awayUntold;

    /** Guarded by this: a thread delivers, or is about to. */
    private boolean delivering;

    Feed(Topic topic, Broker broker, Executor threads, Tally tally) {
        this.threads = threads;
        this.tally = tally;
        this.listening = broker.listen(topic, this);
    }

    Feed with(Subscription subscription) {
        subscriptions.add(subscription);
        return this;
    }

    /** Returns whether nobody is left. */
    boolean without(Subscription subscription) {
        return subscriptions.remove(subscription) && subscriptions.isEmpty();
    }

    int size() {
        return subscriptions.size();
    }

    /**
     * Only once the topic is heard: what is published between reading the history and hearing would be lost.
     *
     * @param deaf run when it cannot be heard
     */
    void start(Subscription subscription, Runnable deaf) {
        listening.whenComplete((nothing, failure) -> {
            if (failure == null) {
                tellIfAway(subscription);
                subscription.start();
            } else {
                subscription.fail(failure);
                deaf.run();
            }
        });
    }

    @Override
    public synchronized void heard(Message message) {
        if (waiting.size() >= MOST_WAITING) {
            // The next one that is delivered leaves a gap behind it, which each subscriber fills from the history.
            tally.countOverrun(waiting.size());
            waiting.clear();
        }
        waiting.add(message);
        wake();
    }

    /** After the messages before it, once, and not at all when the broker is back before then. */
    @Override
    public synchronized void away(String why) {
        if (away == null) {
            away = why;
            awayUntold = true;
            wake();
        }
    }

    /** On the thread that delivers as well: a subscriber that hears live is that thread's alone. */
    @Override
    public synchronized void missed() {
        away = null;
        awayUntold = false;
        missed = true;
        tally.countMissed();
        wake();
    }

    /** It has not started, so it only keeps this. Under the lock: what is told of the broker next comes after. */
    private synchronized void tellIfAway(Subscription subscription) {
        if (away != null) {
            subscription.stall(away);
        }
    }

    /** Guarded by this. */
    private void wake() {
        if (!delivering) {
            delivering = true;
            threads.execute(this::deliver);
        }
    }

    private void deliver() {
        do {
            if (takeMissed()) {
                toEach(Subscription::check);
            }
            List<Message> next = next();
            if (!next.isEmpty()) {
                toEach(subscription -> subscription.tell(next));
            }
            takeAway().ifPresent(why -> toEach(subscription -> subscription.stall(why)));
        } while (goesOn());
    }

    private void toEach(Consumer<Subscription> tells) {
        for (Subscription subscription : subscriptions) {
            try {
                tells.accept(subscription);
            } catch (RuntimeException broken) {
                // The others hear on.
                LOG.log(Level.ERROR, () -> "a subscriber failed and is dropped", broken);
                subscription.fail(broken);
            }
        }
    }

    private synchronized boolean takeMissed() {
        boolean was = missed;
        missed = false;
        return was;
    }

    private synchronized Optional<String> takeAway() {
        boolean now = awayUntold && waiting.isEmpty();
        awayUntold &= !now;
        return now ? Optional.of(away) : Optional.empty();
    }

    private synchronized boolean goesOn() {
        delivering = missed || awayUntold || !waiting.isEmpty();
        return delivering;
    }

    /** As many as go out in one go, so that a reader that keeps up has room for them. */
    private List<Message> next() {
        List<Message> next = new ArrayList<>();
        List<CompletableFuture<Void>> calm = List.of();
        synchronized (this) {
            int bytes = 0;
            while (!waiting.isEmpty() && next.size() < BATCH && bytes < BATCH_BYTES) {
                Message message = waiting.remove();
                bytes += message.payload().size();
                next.add(message);
            }
            if (waiting.size() <= CALM) {
                calm = publishers;
                publishers = new ArrayList<>();
            }
        }
        calm.forEach(publisher -> publisher.complete(null));
        return next;
    }

    /** Ends when little waits to be delivered: so publishers go no faster than this node can tell. */
    synchronized CompletionStage<Void> whenCalm() {
        CompletableFuture<Void> calm = new CompletableFuture<>();
        if (waiting.size() <= CALM) {
            calm.complete(null);
        } else {
            publishers.add(calm);
        }
        return calm;
    }
}
