package io.duplexws.push.broker;

import io.duplexws.push.Broker.Listener;
import io.duplexws.push.Draft;
import io.duplexws.push.HistoryLimits;
import io.duplexws.push.Message;
import io.duplexws.push.Page;
import io.duplexws.push.Position;
import io.duplexws.push.Receipt;
import java.util.concurrent.atomic.AtomicLong;

/** One topic in this process: its history, the keys of late, and who hears it. Not thread-safe. */
final class MemoryTopic {

    private final HistoryLimits limits;
    private final AtomicLong total;
    private final Keys keys = new Keys();
    private volatile History history;
    private long used;

    /** Null while nobody hears it. */
    private Listener listener;

    /** @param total bytes of all histories */
    MemoryTopic(HistoryLimits limits, AtomicLong total) {
        this.limits = limits;
        this.total = total;
        this.history = new History(Lives.next(), limits, total);
    }

    Receipt publish(Draft draft, long millis) {
        used = millis;
        return keys.find(draft.key(), millis).map(id -> new Receipt(id, true)).orElseGet(() -> store(draft, millis));
    }

    private Receipt store(Draft draft, long millis) {
        history.age(millis);
        Message message = new Message(history.next(millis), draft.topic(), draft.type(), draft.payload());
        history.add(message);
        keys.add(draft.key(), message.id());
        if (listener != null) {
            listener.heard(message);
        }
        return new Receipt(message.id(), false);
    }

    Page read(Position position, int most, long millis) {
        used = millis;
        history.age(millis);
        return history.page(position, most);
    }

    void listen(Listener hears) {
        listener = hears;
    }

    void leave() {
        listener = null;
    }

    /** Of its history. Any thread may ask. */
    long bytes() {
        return history.bytes();
    }

    /** Forgets the older half of its history. */
    void halve() {
        history.halve();
    }

    /** Forgets all messages: a new life begins. */
    void drop() {
        history.clear();
        history = new History(Lives.next(), limits, total);
        if (listener != null) {
            listener.missed();
        }
    }

    /** Forgets what is too old; returns whether the topic itself may be forgotten. */
    boolean age(long millis) {
        boolean quiet = millis - used > limits.age().toMillis();
        return history.age(millis) & keys.age(millis) && quiet && listener == null;
    }
}
