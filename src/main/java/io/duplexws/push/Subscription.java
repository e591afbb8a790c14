package io.duplexws.push;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One subscriber of one topic, and how far it has heard. It either hears what is told live, or reads the history until it
 * has caught up; the numbers of the messages tell which. So nothing is left out, told twice, or kept for it meanwhile.
 * Thread-safe.
 */
public final class Subscription {

    /** Messages that are read at once. */
    static final int PAGE = 100;

    /** Messages that are kept while a page is read; past them, they are left to the next page. */
    private static final int MOST_TOLD = 256;

    /** Seconds until the history is asked again after the broker was away. */
    private static final long PATIENCE = 1;

    private enum State {
        /** What is told goes to the subscriber, on the thread of the feed. */
        LIVE,
        /** A page is asked for, or is being delivered; what is told meanwhile is in the history as well. */
        READING,
        /** More of the history is there, and the subscriber has no room for it. */
        FULL,
        ENDED
    }

    private final Topic topic;
    private final Subscriber subscriber;
    private final Broker broker;
    private final ScheduledExecutorService threads;
    private final Consumer<Subscription> left;

    /** Guarded by this. */
    private State state = State.READING;

    /** Guarded by this: told while reading, and perhaps on the page as well; empty while live. */
    private List<Message> told = List.of();

    /** Guarded by this: something was missed while reading, so the history has to be read once more. */
    private boolean behind;

    /** Of whoever delivers: the feed while live, else the reader of the history. Handed over under the lock. */
    private Position at;

    /** Of whoever delivers: {@code begins} has been called. */
    private boolean begun;

    Subscription(
            Topic topic,
            Position from,
            Subscriber subscriber,
            Broker broker,
            ScheduledExecutorService threads,
            Consumer<Subscription> left) {
        this.topic = topic;
        this.at = from;
        this.subscriber = subscriber;
        this.broker = broker;
        this.threads = threads;
        this.left = left;
    }

    public Topic topic() {
        return topic;
    }

    /** The subscriber has room for more of the history. */
    public void more() {
        if (changes(State.FULL, State.READING)) {
            threads.execute(this::read);
        }
    }

    /** Nothing more is told; what is being told just now may still arrive. Idempotent. */
    public void end() {
        synchronized (this) {
            if (state == State.ENDED) {
                return;
            }
            state = State.ENDED;
        }
        left.accept(this);
    }

    /** The topic is heard from now on: reads what was before. */
    void start() {
        read();
    }

    void fail(Throwable failure) {
        end();
        subscriber.fails(BrokerException.sentence(failure));
    }

    /** Something may have been missed. */
    void check() {
        if (changes(State.LIVE, State.READING)) {
            read();
        } else {
            remember();
        }
    }

    private synchronized void remember() {
        behind = true;
    }

    /** These were told live. Called by the feed, one thread at a time. */
    void tell(List<Message> messages) {
        if (isLive(messages) && !advance(messages) && changes(State.LIVE, State.READING)) {
            read();
        }
    }

    /** Whether it hears live; otherwise they are kept for when the page has been delivered. */
    private synchronized boolean isLive(List<Message> messages) {
        if (state == State.READING) {
            List<Message> all = new ArrayList<>(told.size() <= MOST_TOLD ? told : List.of());
            all.addAll(messages);
            told = all;
        }
        return state == State.LIVE;
    }

    /** Delivers what comes behind the place that has been reached; false, and nothing is, when there is a gap between. */
    private boolean advance(List<Message> messages) {
        Cursor reached = ((Position.After) at).cursor();
        int first = 0;
        while (first < messages.size() && messages.get(first).id().isNotPast(reached)) {
            first++;
        }
        List<Message> fresh = messages.subList(first, messages.size());
        if (!isRow(reached, fresh)) {
            return false;
        }
        if (!fresh.isEmpty()) {
            at = new Position.After(fresh.get(fresh.size() - 1).id());
            subscriber.hears(fresh, false);
        }
        return true;
    }

    private static boolean isRow(Cursor before, List<Message> messages) {
        Cursor last = before;
        for (Message message : messages) {
            if (!message.id().follows(last)) {
                return false;
            }
            last = message.id();
        }
        return true;
    }

    private void read() {
        broker.read(topic, at, PAGE).whenComplete((page, failure) -> {
            if (failure == null) {
                threads.execute(() -> deliver(page));
            } else if (begun) {
                // Whoever hears already stays, and hears on when the broker is back.
                threads.schedule(this::readAgain, PATIENCE, TimeUnit.SECONDS);
            } else {
                fail(failure);
            }
        });
    }

    private void readAgain() {
        if (is(State.READING)) {
            read();
        }
    }

    private void deliver(Page page) {
        if (!is(State.READING)) {
            return;
        }
        if (!begun || !page.complete()) {
            begun = true;
            subscriber.begins(page.complete(), page.start());
        }
        at = new Position.After(page.end());
        boolean room = page.messages().isEmpty() || subscriber.hears(page.messages(), page.more());
        if (room && !page.more()) {
            catchUp();
        } else if (room || !changes(State.READING, State.FULL)) {
            readAgain();
        }
    }

    /** Delivers what was told meanwhile, until nothing is left of it and it hears live. */
    private void catchUp() {
        while (!isCaughtUp()) {
            if (takeBehind() || !advance(takeTold())) {
                readAgain();
                return;
            }
        }
    }

    private synchronized boolean isCaughtUp() {
        if (state == State.READING && told.isEmpty() && !behind) {
            state = State.LIVE;
        }
        return state != State.READING;
    }

    private synchronized List<Message> takeTold() {
        List<Message> taken = told;
        told = List.of();
        return taken;
    }

    private synchronized boolean takeBehind() {
        boolean was = behind;
        behind = false;
        return was;
    }

    private synchronized boolean is(State wanted) {
        return state == wanted;
    }

    private synchronized boolean changes(State from, State to) {
        boolean does = state == from;
        if (does) {
            state = to;
        }
        return does;
    }
}
