package io.duplexws.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What the hub counts. The test decides what the broker answers, and when. */
class TallyTest {

    private static final Topic TOPIC = new Topic("t");
    private static final Cursor START = new Cursor("life", 0, 0);

    private final FakeThreads threads = new FakeThreads();
    private final Answers broker = new Answers();
    private final Hub hub = new Hub(broker, threads);

    @Test
    void countsWhatIsPublishedOnce() {
        publish("你好", false);
        publish("你好", true);

        assertThat(hub.tally().published().messages()).isEqualTo(1);
        assertThat(hub.tally().published().bytes()).isEqualTo(6);
        assertThat(commands(hub.tally().publishing())).isEqualTo(2);
    }

    @Test
    void countsNothingPublishedWhileTheBrokerIsAway() {
        hub.publish(draft("x"));
        broker.publication.completeExceptionally(new BrokerException("away", null));

        assertThat(hub.tally().published().messages()).isZero();
        assertThat(hub.tally().publishing().failures()).isEqualTo(1);
        assertThat(commands(hub.tally().publishing())).isZero();
    }

    @Test
    void countsAPollThatMissedSomething() {
        hub.read(TOPIC, Position.EARLIEST);
        broker.page.complete(new Page(START, false, List.of(), false));

        assertThat(hub.tally().gaps()).isEqualTo(1);
        assertThat(commands(hub.tally().reading())).isEqualTo(1);
    }

    @Test
    void countsASubscriberThatMissedSomething() {
        hub.subscribe(TOPIC, new Position.After(START), new Deaf());
        broker.page.complete(new Page(START, false, List.of(), false));
        threads.run();

        assertThat(hub.tally().gaps()).isEqualTo(1);
        assertThat(hub.topics()).isEqualTo(1);
        assertThat(hub.subscriptions()).isEqualTo(1);
    }

    @Test
    void countsNobodyWhoMissedNothing() {
        hub.subscribe(TOPIC, Position.NOW, new Deaf());
        broker.page.complete(new Page(START, true, List.of(), false));
        threads.run();

        assertThat(hub.tally().gaps()).isZero();
    }

    @Test
    void countsWhatCameFasterThanItWentOut() {
        hub.subscribe(TOPIC, Position.NOW, new Deaf());
        for (int number = 1; number <= 1_025; number++) {
            broker.listener.heard(new Message(new Cursor("life", number, number), TOPIC, "", new Payload.Text("m")));
        }
        broker.listener.missed();

        assertThat(hub.tally().overrun()).isEqualTo(1_024);
        assertThat(hub.tally().missed()).isEqualTo(1);
    }

    private void publish(String text, boolean repeated) {
        broker.publication = CompletableFuture.completedFuture(new Receipt(START, repeated));
        hub.publish(draft(text));
    }

    private static Draft draft(String text) {
        return new Draft(TOPIC, "", new Payload.Text(text), "");
    }

    private static long commands(Timing timing) {
        return Arrays.stream(timing.counts()).sum();
    }

    private static final class Deaf implements Subscriber {

        @Override
        public void by(Subscription subscription) {
            // It never leaves.
        }

        @Override
        public void begins(boolean recovered, Cursor cursor) {
            // Nobody cares.
        }

        @Override
        public boolean hasRoom() {
            return true;
        }

        @Override
        public void stalls(String why) {
            // Nor that.
        }

        @Override
        public boolean hears(List<Message> messages) {
            return true;
        }

        @Override
        public void lags(int messages, long bytes) {
            // It has room.
        }

        @Override
        public void fails(String why) {
            throw new AssertionError(why);
        }
    }

    private static final class Answers implements Broker {

        private CompletableFuture<Receipt> publication = new CompletableFuture<>();
        private final CompletableFuture<Page> page = new CompletableFuture<>();
        private Listener listener;

        @Override
        public CompletionStage<Receipt> publish(Draft draft) {
            return publication;
        }

        @Override
        public CompletionStage<Page> read(Topic topic, Position after, int most) {
            return page;
        }

        @Override
        public CompletionStage<Void> listen(Topic topic, Listener hears) {
            listener = hears;
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void leave(Topic topic) {
            // Nothing is kept.
        }

        @Override
        public CompletionStage<Void> drop(Topic topic) {
            throw new UnsupportedOperationException("nobody drops here");
        }

        @Override
        public Health health() {
            return new Health(true, "fake");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
