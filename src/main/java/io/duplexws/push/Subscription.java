package io.duplexws.push;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One subscriber of one topic, and how far it has heard. It either hears what is told live, or reads the history until it
 * has caught up; the numbers of the messages tell which. So nothing is left out or told twice, and nothing is kept for it
 * while it has no room. Thread-safe.
 */
public final class Subscription {

    /** Messages that are read at once. */
    static final int PAGE = 100;

    /** Seconds until the history is asked again after the broker was away. */
    private static final long PATIENCE = 1;

    private enum State {
        /** What is told goes to the subscriber, on the thread of the feed. */
        LIVE,
        /** A page is asked for, or is being delivered; what is told meanwhile may be on it as well. */
        READING,
        /** The subscriber has no room; what is told meanwhile is read later. */
        FULL,
        ENDED
    }

    private final Topic topic;
    private final Subscriber subscriber;
    private final Broker broker;
    private final ScheduledExecutorService threads;
    private final Tally tally;
    private final Consumer<Subscription> left;

    /** Guarded by this. */
    private State state = State.READING;

    /** Guarded by this. */
    private final Meanwhile meanwhile = new Meanwhile();

    /** Guarded by this: why the topic is not heard at present; null while it is. */
    private String away;

    /** Guarded by this: the subscriber found room again before it was noted that it had none. */
    private boolean roomMeanwhile;

    /** Guarded by this: told while there was no room. */
    private int laggingMessages;

    /** Guarded by this: bytes of these. */
    private long laggingBytes;

    /** Of whoever delivers: the feed while live, else the reader of the history. Handed over under the lock. */
    private final Place place;

    /** Of whoever delivers: {@code begins} has been called. */
    private boolean begun;

    /** Of whoever delivers: {@code stalls} has been called, and {@code begins} not since. */
    private boolean stalled;

    Subscription(
            Topic topic,
            Position from,
            Subscriber subscriber,
            Broker broker,
            ScheduledExecutorService threads,
            Tally tally,
            Consumer<Subscription> left) {
        this.topic = topic;
        this.place = new Place(from);
        this.subscriber = subscriber;
        this.broker = broker;
        this.threads = threads;
        this.tally = tally;
        this.left = left;
    }

    public Topic topic() {
        return topic;
    }

    /** The subscriber has room again. */
    public void more() {
        synchronized (this) {
            laggingMessages = 0;
            laggingBytes = 0;
            if (state != State.FULL) {
                roomMeanwhile = true;
                return;
            }
            state = State.READING;
        }
        threads.execute(this::read);
    }

    /** Nothing more is told; what is being told just now may still arrive. Idempotent. */
    public void end() {
        synchronized (this) {
            if (state == State.ENDED) {
                return;
            }
            state = State.ENDED;
            meanwhile.forget();
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

    /** The topic is not heard until {@link #check}. Called by the feed, as {@link #tell}. */
    void stall(String why) {
        if (isLiveWhen(why)) {
            tellAway();
        }
    }

    /** Something may have been missed, and the topic is heard again. Called by the feed, as {@link #tell}. */
    void check() {
        if (turnsFromLive()) {
            read();
        }
    }

    private synchronized boolean isLiveWhen(String why) {
        away = why;
        return state == State.LIVE;
    }

    private synchronized boolean turnsFromLive() {
        away = null;
        if (state == State.LIVE) {
            state = State.READING;
            return true;
        }
        meanwhile.miss();
        return false;
    }

    /** These were told live. Called by the feed, one thread at a time. */
    void tell(List<Message> messages) {
        switch (noted(messages)) {
            case LIVE -> hear(messages);
            case FULL -> subscriber.lags(laggingMessages(), laggingBytes());
            case READING, ENDED -> {
                // They are kept, or nobody wants them.
            }
        }
    }

    private synchronized State noted(List<Message> messages) {
        if (state == State.READING) {
            meanwhile.tell(messages);
        } else if (state == State.FULL) {
            laggingMessages += messages.size();
            messages.forEach(message -> laggingBytes += message.payload().size());
        }
        return state;
    }

    private void hear(List<Message> messages) {
        Optional<List<Message>> next = place.next(messages);
        if (next.isEmpty()) {
            if (changes(State.LIVE, State.READING)) {
                read();
            }
        } else if (!deliver(next.get()) && fills(State.LIVE)) {
            threads.execute(this::read);
        }
    }

    /** Returns whether there is room for more. */
    private boolean deliver(List<Message> messages) {
        if (messages.isEmpty()) {
            return true;
        }
        place.reached(messages.get(messages.size() - 1).id());
        return subscriber.hears(messages);
    }

    private void read() {
        broker.read(topic, place.position(), PAGE).whenComplete((page, failure) -> {
            if (failure == null) {
                threads.execute(() -> deliver(page));
            } else if (begun) {
                // Whoever hears already stays, and hears on when the broker is back.
                tellAway();
                threads.schedule(this::readOn, PATIENCE, TimeUnit.SECONDS);
            } else {
                fail(failure);
            }
        });
    }

    private void readOn() {
        if (is(State.READING)) {
            read();
        }
    }

    private void deliver(Page page) {
        if (!is(State.READING)) {
            return;
        }
        if (!subscriber.hasRoom()) {
            // Others fill its outbox as well. The page is read again when there is room.
            if (fills(State.READING)) {
                readOn();
            }
            return;
        }
        place.reached(page.start());
        if (!begun || !page.complete()) {
            begin(page.complete());
        }
        boolean room = deliver(page.messages());
        if (room && !page.more()) {
            tellBack();
            catchUp();
        } else if (room || fills(State.READING)) {
            readOn();
        }
    }

    private void begin(boolean recovered) {
        begun = true;
        stalled = false;
        tally.countBegun(recovered);
        subscriber.begins(recovered, place.cursor());
    }

    /** Tells that nothing is heard, unless it knows. */
    private void tellAway() {
        String why = away();
        if (why != null && !stalled) {
            stalled = true;
            subscriber.stalls(why);
        }
    }

    /** Nothing is left of what it missed. */
    private void tellBack() {
        if (stalled && isHeard()) {
            begin(true);
        }
    }

    /** Delivers what was told meanwhile, until nothing is left of it and it hears live. */
    private void catchUp() {
        while (!isCaughtUp()) {
            if (takeMissed() || !hearsTold()) {
                readOn();
                return;
            }
            if (hasHeardAllTold()) {
                tellAway();
            }
        }
    }

    /** Returns whether to go on without reading. */
    private boolean hearsTold() {
        Optional<List<Message>> next = place.next(takeTold());
        return next.isPresent() && (deliver(next.get()) || !fills(State.READING));
    }

    private synchronized boolean isCaughtUp() {
        if (state == State.READING && meanwhile.isEmpty() && (away == null || stalled)) {
            state = State.LIVE;
        }
        return state != State.READING;
    }

    private synchronized boolean hasHeardAllTold() {
        return meanwhile.isEmpty();
    }

    /** Null while the topic is heard, and when nobody is left to hear. */
    private synchronized String away() {
        return state == State.ENDED ? null : away;
    }

    private synchronized boolean isHeard() {
        return away == null && !meanwhile.hasMissed();
    }

    /** Waits for room, unless there is some again already: then it reads, and true is returned. */
    private synchronized boolean fills(State from) {
        if (state != from) {
            return false;
        }
        state = roomMeanwhile ? State.READING : State.FULL;
        roomMeanwhile = false;
        meanwhile.forget();
        return state == State.READING;
    }

    private synchronized List<Message> takeTold() {
        return meanwhile.takeTold();
    }

    private synchronized boolean takeMissed() {
        return meanwhile.takeMissed();
    }

    private synchronized int laggingMessages() {
        return laggingMessages;
    }

    private synchronized long laggingBytes() {
        return laggingBytes;
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
