package io.duplexws.push;

import java.util.concurrent.CompletionStage;

/**
 * Keeps messages in order and tells every node of them. What is acknowledged is stored, and told or found by reading.
 * Thread-safe. A stage that fails does so with a {@link BrokerException} when the broker cannot be reached.
 */
public interface Broker extends AutoCloseable {

    /** Stores the message and tells it to all who listen, in one step; or finds that its key was used before. */
    CompletionStage<Receipt> publish(Draft draft);

    /**
     * What was published behind a position.
     *
     * @param most messages; a page may have fewer though there are more
     */
    CompletionStage<Page> read(Topic topic, Position after, int most);

    /**
     * From when the stage ends on, this node hears the topic. Called once per topic until {@link #leave}; the listener is
     * told by one thread at a time, and must not wait.
     */
    CompletionStage<Void> listen(Topic topic, Listener listener);

    /** The topic is not heard any more. */
    void leave(Topic topic);

    /** Forgets the topic's messages: its next one begins a new life. */
    CompletionStage<Void> drop(Topic topic);

    /** One word about the way to the broker, for people and alarms. */
    Health health();

    @Override
    void close();

    /** Who hears a topic on this node. */
    interface Listener {

        /** Published just now; in order, but for what {@link #missed} tells. */
        void heard(Message message);

        /**
         * The broker is away: nothing is told until {@link #missed} says that it is back.
         *
         * @param why one sentence for clients, without addresses
         */
        void away(String why);

        /** Something may have been published that is not told any more; a history has it. The topic is heard again. */
        void missed();
    }

    /**
     * @param up   whether publishing works
     * @param text the kind of broker, and what is wrong
     */
    record Health(boolean up, String text) {}
}
