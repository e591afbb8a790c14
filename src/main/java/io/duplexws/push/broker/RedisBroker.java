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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/**
 * Keeps messages in Redis or Valkey, for any number of nodes: a topic's history is a stream (6.2 or newer), what is
 * published is told by Pub/Sub in the same step that stores it, and each node subscribes once to a topic. Thread-safe.
 */
public final class RedisBroker implements Broker {

    private static final long PAGE_BYTES = 65_536;

    /** How long a topic's numbering is remembered after its last use, at least. */
    private static final Duration SHORTEST_STATE = Duration.ofDays(30);

    private final RedisScript publish = RedisScript.named("publish.lua");
    private final RedisScript read = RedisScript.named("read.lua");
    private final RedisScript drop = RedisScript.named("drop.lua");
    private final HistoryLimits limits;
    private final RedisLink link;
    private final RedisEar ear = new RedisEar();

    /**
     * Connects, now or as soon as it can.
     *
     * @param threads run what waits to be tried again; they belong to the caller
     */
    public RedisBroker(String uri, HistoryLimits limits, ScheduledExecutorService threads) {
        this.limits = limits;
        link = new RedisLink(RedisURI.create(uri), ear, threads);
        ear.leavesBy(channel -> link.told().unsubscribe(channel));
        threads.execute(link::open);
    }

    @Override
    public CompletionStage<Receipt> publish(Draft draft) {
        Topic topic = draft.topic();
        boolean keyed = !draft.key().isEmpty();
        byte[] state = RedisKeys.state(topic);
        byte[][] keys = {RedisKeys.stream(topic), state, keyed ? RedisKeys.key(topic, draft.key()) : state};
        return step(redis -> publish.run(
                        redis,
                        link.losses(),
                        keys,
                        RedisKeys.channel(topic),
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
        byte[][] keys = {RedisKeys.stream(topic), RedisKeys.state(topic)};
        Cursor cursor = after instanceof Position.After place ? place.cursor() : Cursor.beforeAll("now");
        String where = after instanceof Position.Earliest ? "earliest" : cursor.life();
        return step(redis -> read.run(
                        redis,
                        link.losses(),
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
        ear.put(topic, listener);
        try {
            return link.told().subscribe(RedisKeys.channel(topic)).handle((nothing, failure) -> {
                if (failure != null) {
                    ear.remove(topic);
                    throw link.failed(failure);
                }
                return null;
            });
        } catch (BrokerException away) {
            ear.remove(topic);
            return CompletableFuture.failedFuture(away);
        }
    }

    @Override
    public void leave(Topic topic) {
        ear.remove(topic);
        try {
            link.told().unsubscribe(RedisKeys.channel(topic));
        } catch (BrokerException away) {
            // When it is back it is subscribed anew, and then left.
        }
    }

    @Override
    public CompletionStage<Void> drop(Topic topic) {
        byte[][] keys = {RedisKeys.stream(topic), RedisKeys.state(topic)};
        return step(redis -> drop.run(redis, link.losses(), keys, RedisKeys.channel(topic)))
                .thenApply(answer -> null);
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
                    throw link.failed(failure);
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
}
