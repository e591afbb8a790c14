package io.duplexws.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.push.broker.MemoryBroker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What many messages and slow threads do to publishers and subscribers. The test decides when a thread runs. */
class FeedTest {

    private static final Topic TOPIC = new Topic("t");

    private final FakeThreads threads = new FakeThreads();
    private final Hub hub = new Hub(
            new MemoryBroker(
                    new HistoryLimits(10_000, 1 << 24, Duration.ofHours(1)), 10, 1 << 28, InstantSource.system()),
            threads);
    private final Ear ear = new Ear();
    private final List<String> failures = new ArrayList<>();

    @Test
    void tellsInOneGoWhatGathered() {
        listen();
        publish(10);
        threads.run();

        assertThat(ear.batches).containsExactly(10);
    }

    @Test
    void tellsNoMoreInOneGoThanAReaderHasRoomFor() {
        listen();
        publish(200);
        threads.run();

        assertThat(ear.batches).containsExactly(64, 64, 64, 8);
    }

    @Test
    void letsPublishersWaitUntilLittleIsLeftToTell() {
        listen();
        List<CompletionStage<Receipt>> published = publish(100);
        assertThat(published.get(63).toCompletableFuture()).isDone();
        assertThat(published.get(99).toCompletableFuture()).isNotDone();

        threads.run();

        assertThat(published.get(99).toCompletableFuture()).isDone();
    }

    @Test
    void letsNoPublisherWaitWhereNobodyListens() {
        assertThat(publish(1_000))
                .allSatisfy(stage -> assertThat(stage.toCompletableFuture()).isDone());
    }

    @Test
    void losesNothingHoweverMuchWaits() {
        listen();
        publish(5_000);
        threads.run();

        assertThat(ear.heard).hasSize(5_000);
        for (int i = 0; i < 5_000; i++) {
            assertThat(ear.heard.get(i).id().number()).isEqualTo(i + 1);
        }
    }

    @Test
    void looksIntoTheHistoryBetweenTwoMessagesAndNeverWithinOne() {
        List<String> log = new ArrayList<>();
        hub.subscribe(TOPIC, Position.NOW, new Ear() {
            @Override
            public void begins(boolean recovered, Cursor cursor) {
                log.add("begins " + recovered);
            }

            @Override
            public boolean hears(List<Message> messages) {
                log.add("hears");
                hub.drop(TOPIC);
                // Whatever another thread would do now, it must not touch a subscriber that hears.
                threads.run();
                log.add("has heard");
                return true;
            }
        });
        threads.run();
        publish(1);
        threads.run();

        assertThat(log).containsExactly("begins true", "hears", "has heard", "begins false");
    }

    @Test
    void dropsASubscriberThatBreaksAndTellsTheOthers() {
        hub.subscribe(TOPIC, Position.NOW, new Ear() {
            @Override
            public boolean hears(List<Message> messages) {
                throw new IllegalStateException("broken on purpose");
            }

            @Override
            public void fails(String why) {
                failures.add(why);
            }
        });
        listen();
        publish(1);
        threads.run();

        assertThat(ear.heard).hasSize(1);
        assertThat(hub.listeners(TOPIC)).isEqualTo(1);
        assertThat(failures).hasSize(1);
    }

    private void listen() {
        hub.subscribe(TOPIC, Position.NOW, ear);
        threads.run();
    }

    private List<CompletionStage<Receipt>> publish(int count) {
        List<CompletionStage<Receipt>> published = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            published.add(hub.publish(new Draft(TOPIC, "", new Payload.Text("m" + i), "")));
        }
        return published;
    }

    private static class Ear implements Subscriber {

        private final List<Message> heard = new ArrayList<>();
        private final List<Integer> batches = new ArrayList<>();

        @Override
        public void by(Subscription subscription) {
            // It stays.
        }

        @Override
        public void begins(boolean recovered, Cursor cursor) {
            assertThat(recovered).isTrue();
        }

        @Override
        public void stalls(String why) {
            throw new AssertionError("memory is never away");
        }

        @Override
        public boolean hasRoom() {
            return true;
        }

        @Override
        public boolean hears(List<Message> messages) {
            heard.addAll(messages);
            batches.add(messages.size());
            return true;
        }

        @Override
        public void lags(int messages, long bytes) {
            throw new AssertionError("it always has room");
        }

        @Override
        public void fails(String why) {
            throw new AssertionError(why);
        }
    }
}
