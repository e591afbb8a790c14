package io.duplexws.push.broker;

import io.duplexws.push.Cursor;
import io.duplexws.push.HistoryLimits;
import io.duplexws.push.Message;
import io.duplexws.push.Page;
import io.duplexws.push.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The messages of one topic in one life, oldest first, bounded; all readers share them. Not thread-safe.
 */
final class History {

    /** Payload of one page, unless a single message has more. */
    private static final long PAGE_BYTES = 65_536;

    private final HistoryLimits limits;
    private final AtomicLong total;
    /** By their numbers. */
    private final NavigableMap<Long, Message> messages = new TreeMap<>();

    private final Cursor beginning;
    private Cursor last;

    /** Changed under the lock of the topic, read by any thread. */
    private volatile long bytes;

    /**
     * @param life  its name, see {@link Cursor}
     * @param total bytes of all histories, this one's among them
     */
    History(String life, HistoryLimits limits, AtomicLong total) {
        this.limits = limits;
        this.total = total;
        this.beginning = Cursor.beforeAll(life);
        this.last = beginning;
    }

    /** The id of the next message, published now. */
    Cursor next(long millis) {
        return new Cursor(last.life(), Math.max(millis, last.millis()), last.number() + 1);
    }

    /** @param message whose id was the next one */
    void add(Message message) {
        messages.put(message.id().number(), message);
        last = message.id();
        bytes += message.cost();
        total.addAndGet(message.cost());
        while (messages.size() > limits.count() || (bytes > limits.bytes() && messages.size() > 1)) {
            forgetOldest();
        }
    }

    /** Forgets what is too old; returns whether nothing is left. */
    boolean age(long millis) {
        long past = millis - limits.age().toMillis();
        while (!messages.isEmpty() && oldest().millis() < past) {
            forgetOldest();
        }
        return messages.isEmpty();
    }

    /** Forgets the older half of what it keeps. */
    void halve() {
        long most = bytes / 2;
        while (bytes > most) {
            forgetOldest();
        }
    }

    /** Forgets all. */
    void clear() {
        messages.clear();
        total.addAndGet(-bytes);
        bytes = 0;
    }

    long bytes() {
        return bytes;
    }

    Page page(Position position, int most) {
        if (position instanceof Position.After after) {
            return after(after.cursor(), most);
        }
        return position instanceof Position.Earliest ? page(beforeOldest(), true, most) : page(last, true, most);
    }

    private Page after(Cursor cursor, int most) {
        boolean known = cursor.isNotPast(last);
        boolean complete = known && cursor.number() >= beforeOldest().number();
        return page(complete ? cursor : beforeOldest(), complete, most);
    }

    private Page page(Cursor start, boolean complete, int most) {
        List<Message> page = new ArrayList<>();
        long size = 0;
        for (Message message : messages.tailMap(start.number(), false).values()) {
            size += message.payload().size();
            if (page.size() == most || (size > PAGE_BYTES && !page.isEmpty())) {
                break;
            }
            page.add(message);
        }
        return new Page(start, complete, page, last.number() - start.number() > page.size());
    }

    /** The place before the oldest message that is left; all messages before it are forgotten. */
    private Cursor beforeOldest() {
        if (messages.isEmpty()) {
            return last;
        }
        Cursor oldest = oldest();
        return oldest.number() == 1 ? beginning : new Cursor(oldest.life(), oldest.millis(), oldest.number() - 1);
    }

    private void forgetOldest() {
        long cost = messages.pollFirstEntry().getValue().cost();
        bytes -= cost;
        total.addAndGet(-cost);
    }

    private Cursor oldest() {
        return messages.firstEntry().getValue().id();
    }
}
