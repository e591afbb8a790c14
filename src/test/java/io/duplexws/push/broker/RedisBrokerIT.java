package io.duplexws.push.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duplexws.harness.RedisProcess;
import io.duplexws.push.Broker;
import io.duplexws.push.BrokerException;
import io.duplexws.push.Cursor;
import io.duplexws.push.Draft;
import io.duplexws.push.HistoryLimits;
import io.duplexws.push.Message;
import io.duplexws.push.Page;
import io.duplexws.push.Payload;
import io.duplexws.push.Position;
import io.duplexws.push.Receipt;
import io.duplexws.push.Topic;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, and what is Redis's own, against a real Redis. */
class RedisBrokerIT extends BrokerContract {

    @TempDir
    static Path scratch;

    private static final ScheduledExecutorService THREADS = Executors.newSingleThreadScheduledExecutor();
    private static RedisProcess redis;

    @BeforeAll
    static void startRedis() throws IOException {
        redis = RedisProcess.start(scratch.resolve("shared"));
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
        THREADS.shutdownNow();
    }

    @Override
    Broker broker(HistoryLimits limits) {
        return connected(redis, limits);
    }

    private static RedisBroker connected(RedisProcess to, HistoryLimits limits) {
        RedisBroker broker = new RedisBroker(to.uri(), limits, THREADS);
        await(broker, true);
        return broker;
    }

    private static void await(Broker broker, boolean up) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (broker.health().up() != up) {
            assertThat(System.nanoTime())
                    .as("health: " + broker.health().text())
                    .isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void tellsEveryNode() throws Exception {
        Topic topic = topic();
        try (RedisBroker one = connected(redis, LIMITS);
                RedisBroker other = connected(redis, LIMITS)) {
            Ear ear = new Ear();
            wait(other.listen(topic, ear));
            Receipt receipt = publish(one, topic, "hello");

            Message message = ear.heard.poll(10, TimeUnit.SECONDS);
            assertThat(message.id()).isEqualTo(receipt.id());
            assertThat(((Payload.Text) message.payload()).text()).isEqualTo("hello");
        }
    }

    @Test
    void honoursAKeyOnEveryNode() {
        Topic topic = topic();
        try (RedisBroker one = connected(redis, LIMITS);
                RedisBroker other = connected(redis, LIMITS)) {
            Receipt first = wait(one.publish(new Draft(topic, "", new Payload.Text("x"), "k")));
            Receipt again = wait(other.publish(new Draft(topic, "", new Payload.Text("x"), "k")));

            assertThat(again.id()).isEqualTo(first.id());
            assertThat(again.repeated()).isTrue();
        }
    }

    @Test
    void forgetsMessagesByTheirAge() throws Exception {
        Topic topic = topic();
        try (RedisBroker broker = connected(redis, new HistoryLimits(10, 1, Duration.ofMillis(300)))) {
            publish(broker, topic, "old");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (!wait(broker.read(topic, Position.EARLIEST, 10)).messages().isEmpty()) {
                assertThat(System.nanoTime()).isLessThan(end);
                TimeUnit.MILLISECONDS.sleep(20);
            }
            Receipt next = publish(broker, topic, "new");
            assertThat(next.id().number()).isEqualTo(2);
        }
    }

    @Test
    void noticesACursorWhoseNumberBelongsToAnotherMessageNow() {
        Topic topic = topic();
        try (RedisBroker broker = connected(redis, LIMITS)) {
            publish(broker, topic, "a");
            Cursor second = publish(broker, topic, "b").id();
            publish(broker, topic, "c");
            Cursor lost = new Cursor(second.life(), second.millis() - 1, second.number());

            Page page = wait(broker.read(topic, new Position.After(lost), 10));

            assertThat(page.complete()).isFalse();
            assertThat(page.messages()).hasSize(3);
        }
    }

    @Test
    void failsAtOnceWhileTheBrokerIsAwayAndComesBackByItself() throws Exception {
        Topic topic = topic();
        try (RedisProcess own = RedisProcess.start(scratch.resolve("outage"));
                RedisBroker broker = connected(own, LIMITS)) {
            Ear ear = new Ear();
            wait(broker.listen(topic, ear));
            Receipt first = publish(broker, topic, "before");
            assertThat(ear.heard.poll(10, TimeUnit.SECONDS).id()).isEqualTo(first.id());
            own.kill();
            await(broker, false);

            // One of the two connections may be gone before the other: then this ends with its time limit, not at once.
            assertThatThrownBy(() -> publish(broker, topic, "lost")).hasStackTraceContaining("is away");
            assertThatThrownBy(() -> publish(broker, topic, "lost"))
                    .hasRootCauseInstanceOf(BrokerException.class)
                    .rootCause()
                    .hasMessageContaining("is away");
            assertThat(broker.health().text()).contains("is away");
            assertThat(ear.away.poll(10, TimeUnit.SECONDS))
                    .isEqualTo("the broker is away: nothing is heard until it is back");
            assertThat(ear.missed).isEmpty();

            own.start();
            await(broker, true);
            assertThat(ear.missed.poll(20, TimeUnit.SECONDS)).isNotNull();
            Receipt second = publish(broker, topic, "after");
            assertThat(second.id().follows(first.id())).isTrue();
            assertThat(ear.heard.poll(10, TimeUnit.SECONDS).id()).isEqualTo(second.id());
        }
    }

    @Test
    void saysThatTheBrokerRefusesWhatIsNoOutage() {
        Topic topic = topic();
        RedisClient client = RedisClient.create(redis.uri());
        try (RedisBroker broker = connected(redis, LIMITS)) {
            client.connect().sync().set("duplex:{" + topic + "}:stream", "no stream");

            assertThatThrownBy(() -> publish(broker, topic, "lost")).rootCause().hasMessageContaining("WRONGTYPE");
            assertThatThrownBy(() -> publish(broker, topic, "lost"))
                    .hasStackTraceContaining("refuses it, see this server's log");
        } finally {
            client.shutdown();
        }
    }

    @Test
    void leavesAfterAnOutageWhatWasLeftDuringIt() throws Exception {
        Topic topic = topic();
        try (RedisProcess own = RedisProcess.start(scratch.resolve("left"));
                RedisBroker broker = connected(own, LIMITS)) {
            wait(broker.listen(topic, new Ear()));
            own.kill();
            await(broker, false);
            broker.leave(topic);
            own.start();
            await(broker, true);

            RedisClient client = RedisClient.create(own.uri());
            String channel = "duplex:" + topic;
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (client.connect().sync().pubsubNumsub(channel).get(channel) != 0) {
                assertThat(System.nanoTime()).as("nobody subscribes any more").isLessThan(end);
            }
            client.shutdown();
        }
    }

    @Test
    void keepsATopicThatNobodyPublishedOnNoLongerThanItsHistory() {
        Topic topic = topic();
        RedisClient client = RedisClient.create(redis.uri());
        try (RedisBroker broker = connected(redis, LIMITS)) {
            wait(broker.read(topic, Position.NOW, 1));
            RedisCommands<String, String> commands = client.connect().sync();
            String state = "duplex:{" + topic + "}:state";

            assertThat(commands.pttl(state)).isBetween(1L, LIMITS.age().toMillis());
            publish(broker, topic, "first");
            assertThat(commands.pttl(state)).isGreaterThan(Duration.ofDays(29).toMillis());
        } finally {
            client.shutdown();
        }
    }

    @Test
    void startsWithoutItsBrokerAndFindsItLater() throws Exception {
        RedisProcess own = RedisProcess.start(scratch.resolve("late"));
        own.kill();
        try (RedisBroker broker = new RedisBroker(own.uri(), LIMITS, THREADS)) {
            assertThatThrownBy(() -> publish(broker, topic(), "lost")).hasRootCauseInstanceOf(BrokerException.class);
            own.start();
            await(broker, true);

            assertThat(publish(broker, topic(), "found").id().number()).isEqualTo(1);
        } finally {
            own.close();
        }
    }

    private static Topic topic() {
        return new Topic("t-" + UUID.randomUUID());
    }

    private static Receipt publish(Broker broker, Topic topic, String text) {
        return wait(broker.publish(new Draft(topic, "", new Payload.Text(text), "")));
    }

    private static final class Ear implements Broker.Listener {

        private final BlockingQueue<Message> heard = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> missed = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> away = new LinkedBlockingQueue<>();

        @Override
        public void heard(Message message) {
            heard.add(message);
        }

        @Override
        public void away(String why) {
            away.add(why);
        }

        @Override
        public void missed() {
            missed.add("missed");
        }
    }
}
