package io.duplexws.push.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.push.Broker;
import io.duplexws.push.Cursor;
import io.duplexws.push.Draft;
import io.duplexws.push.HistoryLimits;
import io.duplexws.push.Message;
import io.duplexws.push.Page;
import io.duplexws.push.Payload;
import io.duplexws.push.Position;
import io.duplexws.push.Receipt;
import io.duplexws.push.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MemoryBrokerTest extends BrokerContract {

    private static final Topic TOPIC = new Topic("t");
    private static final HistoryLimits SMALL = new HistoryLimits(100, 10_000, Duration.ofMinutes(1));

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final MemoryBroker aging = new MemoryBroker(SMALL, 3, 1 << 20, () -> now);
    private final MemoryBroker tight = new MemoryBroker(SMALL, 3, 20_000, () -> now);

    @Override
    Broker broker(HistoryLimits limits) {
        return new MemoryBroker(limits, 1_000, 1 << 28, InstantSource.system());
    }

    @Test
    void forgetsMessagesByTheirAge() {
        Cursor first = publish("a", "").id();
        now = now.plusSeconds(40);
        publish("b", "");
        now = now.plusSeconds(30);

        Page page = read(Position.EARLIEST);

        assertThat(page.messages()).hasSize(1);
        assertThat(read(new Position.After(first)).complete()).isTrue();
    }

    @Test
    void forgetsMessagesByWhatTheyCost() {
        for (int i = 0; i < 20; i++) {
            publish("x".repeat(1_000), "");
        }

        assertThat(read(Position.EARLIEST).messages()).hasSizeBetween(2, 6);
    }

    @Test
    void keepsOneMessageHoweverLarge() {
        publish("x".repeat(100_000), "");

        assertThat(read(Position.EARLIEST).messages()).hasSize(1);
    }

    @Test
    void honoursAKeyForFiveMinutes() {
        Receipt first = publish("a", "key");
        now = now.plus(Keys.AGE);
        assertThat(publish("a", "key").id()).isEqualTo(first.id());
        now = now.plusMillis(1);

        assertThat(publish("a", "key").repeated()).isFalse();
    }

    @Test
    void doesNotGoBackInTimeWithTheClock() {
        Cursor first = publish("a", "").id();
        now = now.minusSeconds(3_600);

        assertThat(publish("b", "").id().millis()).isEqualTo(first.millis());
    }

    @Test
    void forgetsATopicThatNobodyUses() {
        Cursor before = publish("a", "").id();
        now = now.plus(Duration.ofHours(1));
        aging.age();

        assertThat(read(Position.NOW).end().isOfSameLife(before)).isFalse();
        assertThat(read(new Position.After(before)).complete()).isFalse();
    }

    @Test
    void keepsNoMoreTopicsThanItMay() {
        publish("a", "");
        wait(aging.read(new Topic("second"), Position.NOW, 1));
        wait(aging.read(new Topic("third"), Position.NOW, 1));

        assertThat(aging.read(new Topic("fourth"), Position.NOW, 1).toCompletableFuture())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withMessageContaining("3 topics are in use: wanted at most 3 (duplex.topics)");
        assertThat(publish("b", "").id().number()).isEqualTo(2);
    }

    /** Each may keep 10,000 bytes, all three no more than 20,000. */
    @Test
    void cutsTheLongestHistoriesWhenAllOfThemTakeTooMuch() {
        wait(tight.publish(draft("small", "x".repeat(1_000))));
        for (int i = 0; i < 50; i++) {
            wait(tight.publish(draft("t", "x".repeat(1_000))));
            wait(tight.publish(draft("other", "x".repeat(1_000))));
        }

        long kept = Stream.of("small", "t", "other")
                .flatMap(topic -> wait(tight.read(new Topic(topic), Position.EARLIEST, 100)).messages().stream())
                .mapToLong(Message::cost)
                .sum();
        assertThat(kept).isBetween(10_000L, 20_000L);
        assertThat(wait(tight.read(new Topic("small"), Position.EARLIEST, 100)).messages())
                .hasSize(1);
    }

    @Test
    void hasRoomAgainAfterATopicIsDropped() {
        for (int i = 0; i < 10; i++) {
            wait(tight.publish(draft("other", "x".repeat(1_000))));
            wait(tight.drop(new Topic("other")));
        }
        wait(tight.publish(draft("t", "x".repeat(1_000))));
        wait(tight.publish(draft("t", "y")));

        assertThat(wait(tight.read(TOPIC, Position.EARLIEST, 100)).messages()).hasSize(2);
    }

    @Test
    void keepsTheLifeOfATopicThatSomebodyHears() {
        Cursor before = publish("a", "").id();
        wait(aging.listen(TOPIC, new Broker.Listener() {
            @Override
            public void heard(Message message) {
                // Hears.
            }

            @Override
            public void away(String why) {
                // Memory never is.
            }

            @Override
            public void missed() {
                // Nothing is.
            }
        }));
        now = now.plus(Duration.ofHours(1));
        aging.age();

        assertThat(read(new Position.After(before)).complete()).isTrue();
    }

    private Receipt publish(String text, String key) {
        return wait(aging.publish(new Draft(TOPIC, "", new Payload.Text(text), key)));
    }

    private static Draft draft(String topic, String text) {
        return new Draft(new Topic(topic), "", new Payload.Text(text), "");
    }

    private Page read(Position position) {
        return wait(aging.read(TOPIC, position, 100));
    }
}
