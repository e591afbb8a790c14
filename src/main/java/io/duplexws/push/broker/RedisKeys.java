package io.duplexws.push.broker;

import io.duplexws.push.Topic;

/** The names of a topic's things in Redis. Its keys lie in one slot of a cluster. */
final class RedisKeys {

    private static final String PREFIX = "duplex:";

    private RedisKeys() {}

    /** The history. */
    static byte[] stream(Topic topic) {
        return of(topic, "stream");
    }

    /** The numbering. */
    static byte[] state(Topic topic) {
        return of(topic, "state");
    }

    /** @param key that a publisher gave to a publication */
    static byte[] key(Topic topic, String key) {
        return of(topic, "key:" + key);
    }

    private static byte[] of(Topic topic, String what) {
        return RedisWire.bytes(PREFIX + "{" + topic + "}:" + what);
    }

    /** On which it is told what is published. */
    static byte[] channel(Topic topic) {
        return RedisWire.bytes(PREFIX + topic);
    }

    static Topic topic(byte[] channel) {
        return new Topic(RedisWire.text(channel).substring(PREFIX.length()));
    }
}
