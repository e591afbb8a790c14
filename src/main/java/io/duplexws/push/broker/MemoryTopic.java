package io.duplexws.push.broker;

import io.duplexws.push.Broker.Listener;
import io.duplexws.push.Draft;
import io.duplexws.push.HistoryLimits;
import io.duplexws.push.Message;
import io.duplexws.push.Page;
import io.duplexws.push.Position;
import io.duplexws.push.Receipt;

/** One topic in this process: its history, the keys of late, and who hears it. Not thread-safe. */
final class MemoryTopic {

    private final HistoryLimits limits;
    private final Keys keys = new Keys();
    private History history;
    private long used;

    /** Null while nobody hears it. */
    private Listener listener;

    MemoryTopic(HistoryLimits limits) {
        this.limits = limits;
        this.history = new History(Lives.next(), limits);
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

    /** Forgets all messages: a new life begins. */
    void drop() {
        history = new History(Lives.next(), limits);
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
