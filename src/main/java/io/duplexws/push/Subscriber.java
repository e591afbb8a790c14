package io.duplexws.push;

import java.util.List;

/** Whoever hears a topic, by whatever transport. Called by one thread at a time, in order; no call may wait. */
public interface Subscriber {

    /** Once, before all else: by this it says that it has room again, and that it ends. */
    void by(Subscription subscription);

    /**
     * Where the stream stands: once before all messages, again whenever it had to go on elsewhere, and once after
     * {@link #stalls}.
     *
     * @param recovered whether nothing is missing before the cursor of what was asked for, or had been heard so far
     */
    void begins(boolean recovered, Cursor cursor);

    /**
     * Nothing is heard for now, and why, in one sentence. When the topic is heard again and what was missed has been told,
     * {@link #begins} is. Comes whether there is room or not, once for each time that the broker is away.
     */
    void stalls(String why);

    /** Whether there is room for messages; if not, the subscriber calls {@link Subscription#more} once there is. */
    boolean hasRoom();

    /**
     * The next messages; all of them are taken.
     *
     * @return whether there is room for more, as {@link #hasRoom}
     */
    boolean hears(List<Message> messages);

    /** So much has been published since it had no room. It ends when that is more than it wants to come back from. */
    void lags(int messages, long bytes);

    /** The topic cannot be heard, in one sentence; nothing more comes. */
    void fails(String why);
}
