package io.duplexws.push;

import java.util.List;

/** Whoever hears a topic, by whatever transport. Called by one thread at a time, in order; no call may wait. */
public interface Subscriber {

    /**
     * Where the stream stands: once before all messages, and again whenever it had to go on elsewhere.
     *
     * @param recovered whether nothing is missing before the cursor of what was asked for, or had been heard so far
     */
    void begins(boolean recovered, Cursor cursor);

    /**
     * The next messages. A subscriber that has no room for them ends its subscription.
     *
     * @param more whether the history has more behind them
     * @return whether that may come now; if not, the subscriber calls {@link Subscription#more} once it may
     */
    boolean hears(List<Message> messages, boolean more);

    /** The topic cannot be heard, in one sentence; nothing more comes. */
    void fails(String why);
}
