package io.duplexws.push.broker;

import static io.duplexws.push.broker.RedisWire.bytes;
import static io.duplexws.push.broker.RedisWire.text;

import io.duplexws.push.Broker;
import io.duplexws.push.BrokerException;
import io.duplexws.push.Cursor;
import io.duplexws.push.Draft;
import io.duplexws.push.HistoryLimits;
import io.duplexws.push.Message;
import io.duplexws.push.Page;
import io.duplexws.push.Position;
import io.duplexws.push.Receipt;
import io.duplexws.push.Topic;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/**
 * Keeps messages in Redis or Valkey, for any number of nodes: a topic's history is a stream (6.2 or newer), what is
 * published is told by Pub/Sub in the same step that stores it, and each node subscribes once to a topic. Thread-safe.
 */
public final class RedisBroker implements Broker {

    private static final String PREFIX = "duplex:";
    private static final long PAGE_BYTES = 65_536;

    /** How long a topic's numbering is remembered after its last use, at least. */
    private static final Duration SHORTEST_STATE = Duration.ofDays(30);

    private static final RedisScript PUBLISH = RedisScript.named("publish.lua");
    private static final RedisScript READ = RedisScript.named("read.lua");
    private static final RedisScript DROP = RedisScript.named("drop.lua");

    private final HistoryLimits limits;
    private final RedisLink link;
    private final Map<Topic, Listener> listeners = new ConcurrentHashMap<>();

    /** Channels that Redis has confirmed: once more means after an outage. */
    private final Set<Topic> confirmed = ConcurrentHashMap.newKeySet();

    /**
     * Connects, now or as soon as it can.
     *
     * @param threads run what waits to be tried again; they belong to the caller
     */
    public RedisBroker(String uri, HistoryLimits limits, ScheduledExecutorService threads) {
        this.limits = limits;
        this.link = new RedisLink(RedisURI.create(uri), new Ear(), threads);
        threads.execute(link::open);
    }

    @Override
    public CompletionStage<Receipt> publish(Draft draft) {
        Topic topic = draft.topic();
        boolean keyed = !draft.key().isEmpty();
        byte[][] keys = {stream(topic), state(topic), keyed ? bytes(key(topic, "key:" + draft.key())) : state(topic)};
        return step(redis -> PUBLISH.run(
                        redis,
                        keys,
                        channel(topic),
                        bytes(Lives.next()),
                        bytes(draft.type()),
                        RedisWire.kind(draft.payload()),
                        RedisWire.data(draft.payload()),
                        bytes(limits.count()),
                        bytes(limits.age().toMillis()),
                        bytes(stateAge().toMillis()),
                        bytes(keyed ? Keys.AGE.toMillis() : 0)))
                .thenApply(answer -> new Receipt(
                        RedisWire.cursor(text(answer.get(1))), answer.get(0).equals(1L)));
    }

    @Override
    public CompletionStage<Page> read(Topic topic, Position after, int most) {
        byte[][] keys = {stream(topic), state(topic)};
        Cursor cursor = after instanceof Position.After place ? place.cursor() : Cursor.beforeAll("now");
        String where = after instanceof Position.Earliest ? "earliest" : cursor.life();
        return step(redis -> READ.run(
                        redis,
                        keys,
                        bytes(Lives.next()),
                        bytes(stateAge().toMillis()),
                        bytes(limits.age().toMillis()),
                        bytes(most),
                        bytes(PAGE_BYTES),
                        bytes(where),
                        bytes(cursor.millis()),
                        bytes(cursor.number())))
                .thenApply(answer -> page(topic, answer));
    }

    private static Page page(Topic topic, List<Object> answer) {
        String life = text(answer.get(0));
        Cursor start = RedisWire.cursor(life, text(answer.get(2)));
        List<Message> messages = ((List<?>) answer.get(3))
                .stream().map(entry -> message(topic, life, (List<?>) entry)).toList();
        return new Page(start, answer.get(1).equals(1L), messages, answer.get(4).equals(1L));
    }

    private static Message message(Topic topic, String life, List<?> entry) {
        return new Message(
                RedisWire.cursor(life, text(entry.get(0))),
                topic,
                text(entry.get(1)),
                RedisWire.payload(text(entry.get(2)), (byte[]) entry.get(3)));
    }

    @Override
    public CompletionStage<Void> listen(Topic topic, Listener listener) {
        listeners.put(topic, listener);
        try {
            return link.told().subscribe(channel(topic)).handle((nothing, failure) -> {
                if (failure != null) {
                    listeners.remove(topic);
                    throw link.away(failure);
                }
                return null;
            });
        } catch (BrokerException away) {
            listeners.remove(topic);
            return CompletableFuture.failedFuture(away);
        }
    }

    @Override
    public void leave(Topic topic) {
        listeners.remove(topic);
        confirmed.remove(topic);
        try {
            link.told().unsubscribe(channel(topic));
        } catch (BrokerException away) {
            // Nothing of it is heard, so nothing has to be told.
        }
    }

    @Override
    public CompletionStage<Void> drop(Topic topic) {
        byte[][] keys = {stream(topic), state(topic)};
        return step(redis -> DROP.run(redis, keys, channel(topic))).thenApply(answer -> null);
    }

    @Override
    public Health health() {
        return new Health(link.isUp(), "redis at " + link.name() + (link.isUp() ? "" : " is away"));
    }

    @Override
    public void close() {
        link.close();
    }

    private CompletionStage<List<Object>> step(
            Function<RedisAsyncCommands<byte[], byte[]>, CompletionStage<List<Object>>> step) {
        try {
            return step.apply(link.steps()).handle((answer, failure) -> {
                if (failure != null) {
                    throw link.away(failure);
                }
                return answer;
            });
        } catch (BrokerException away) {
            return CompletableFuture.failedFuture(away);
        }
    }

    private Duration stateAge() {
        Duration twice = limits.age().multipliedBy(2);
        return twice.compareTo(SHORTEST_STATE) > 0 ? twice : SHORTEST_STATE;
    }

    private static byte[] stream(Topic topic) {
        return bytes(key(topic, "stream"));
    }

    private static byte[] state(Topic topic) {
        return bytes(key(topic, "state"));
    }

    private static byte[] channel(Topic topic) {
        return bytes(PREFIX + topic);
    }

    /** All keys of a topic lie in one slot of a cluster. */
    private static String key(Topic topic, String what) {
        return PREFIX + "{" + topic + "}:" + what;
    }

    /** What Redis tells; on one thread. */
    private final class Ear extends RedisPubSubAdapter<byte[], byte[]> {

        @Override
        public void message(byte[] channel, byte[] message) {
            Topic topic = topic(channel);
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
            Topic topic = topic(channel);
            Listener listener = listeners.get(topic);
            if (!confirmed.add(topic) && listener != null) {
                listener.missed();
            }
        }

        private static Topic topic(byte[] channel) {
            return new Topic(text(channel).substring(PREFIX.length()));
        }
    }
}
