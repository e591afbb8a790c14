package io.duplexws.push.broker;

import io.duplexws.push.Broker.Listener;
import io.duplexws.push.Topic;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Passes on what Redis tells, to the one listener of each topic. Redis tells on one thread; the rest is thread-safe. */
final class RedisEar extends RedisPubSubAdapter<byte[], byte[]> {

    private final Map<Topic, Listener> listeners = new ConcurrentHashMap<>();

    /** Topics whose subscription Redis has confirmed: once more means after an outage. */
    private final Set<Topic> confirmed = ConcurrentHashMap.newKeySet();

    /** Set once, before anything is told. */
    private Consumer<byte[]> leaves;

    /** @param unsubscribes from a channel that nobody listens to any more */
    void leavesBy(Consumer<byte[]> unsubscribes) {
        leaves = unsubscribes;
    }

    void put(Topic topic, Listener listener) {
        listeners.put(topic, listener);
    }

    void remove(Topic topic) {
        listeners.remove(topic);
        confirmed.remove(topic);
    }

    /** Redis tells nothing until it confirms each subscription anew. */
    void away(String why) {
        for (Topic topic : confirmed) {
            Listener listener = listeners.get(topic);
            if (listener != null) {
                listener.away(why);
            }
        }
    }

    @Override
    public void message(byte[] channel, byte[] message) {
        Topic topic = RedisKeys.topic(channel);
        Listener listener = listeners.get(topic);
        if (listener == null) {
            return;
        }
        if (message.length == 0) {
            listener.missed();
        } else {
            listener.heard(RedisWire.told(topic, message));
        }
    }

    @Override
    public void subscribed(byte[] channel, long count) {
        Topic topic = RedisKeys.topic(channel);
        Listener listener = listeners.get(topic);
        if (listener == null) {
            // Left during an outage; the client has subscribed anew by itself.
            leaves.accept(channel);
        } else if (!confirmed.add(topic)) {
            listener.missed();
        }
    }
}
