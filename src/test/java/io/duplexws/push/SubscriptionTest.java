package io.duplexws.push;

import static io.duplexws.push.FakeBroker.TOPIC;
import static io.duplexws.push.FakeBroker.message;
import static io.duplexws.push.FakeBroker.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How live messages and the history join. The test decides when the broker answers and when a thread runs. */
class SubscriptionTest {

    private final FakeThreads threads = new FakeThreads();
    private final FakeBroker broker = new FakeBroker();
    private final Hub hub = new Hub(broker, threads);
    private final FakeSubscriber ear = new FakeSubscriber();

    @AfterEach
    void nothingBroke() {
        assertThat(threads.failures()).isEmpty();
    }

    @Test
    void readsTheHistoryOnlyOnceItHears() {
        subscribe(Position.EARLIEST);
        assertThat(broker.asked).isEmpty();

        broker.listening.complete(null);

        assertThat(broker.asked).containsExactly(Position.EARLIEST);
    }

    @Test
    void tellsWhereItStandsBeforeTheFirstMessage() {
        begin(Position.NOW);
        answer(page(5, true, false));

        assertThat(ear.log).containsExactly("begins true 5");
    }

    @Test
    void passesOnWhatIsToldLive() {
        begin(Position.NOW);
        answer(page(5, true, false));
        tell(6, 7);

        assertThat(ear.log).containsExactly("begins true 5", "6 7");
    }

    @Test
    void tellsTheHistoryBeforeWhatCameMeanwhile() {
        begin(Position.EARLIEST);
        tell(3);
        answer(page(0, true, false, 1, 2));

        assertThat(ear.log).containsExactly("begins true 0", "1 2", "3");
        assertThat(broker.asked).hasSize(1);
    }

    @Test
    void tellsNothingTwiceThatIsOnThePageAsWell() {
        begin(Position.EARLIEST);
        tell(1, 2, 3);
        answer(page(0, true, false, 1, 2));
        tell(4);

        assertThat(ear.log).containsExactly("begins true 0", "1 2", "3", "4");
    }

    @Test
    void readsWhatLiesBetweenWhenSomethingIsMissing() {
        begin(Position.NOW);
        answer(page(5, true, false));
        tell(8);
        answer(page(5, true, false, 6, 7, 8));

        assertThat(ear.log).containsExactly("begins true 5", "6 7 8");
        tell(9);
        assertThat(ear.log).endsWith("9");
    }

    @Test
    void saysSoWhenWhatLiesBetweenIsGone() {
        begin(Position.NOW);
        answer(page(5, true, false));
        tell(20);
        answer(page(18, false, false, 19, 20));

        assertThat(ear.log).containsExactly("begins true 5", "begins false 18", "19 20");
    }

    @Test
    void readsPageAfterPage() {
        begin(Position.EARLIEST);
        answer(page(0, true, true, 1, 2));
        answer(page(2, true, false, 3));

        assertThat(ear.log).containsExactly("begins true 0", "1 2", "3");
        assertThat(broker.asked).hasSize(2);
    }

    @Test
    void waitsForRoomBeforeTheNextPage() {
        ear.hasRoom = false;
        begin(Position.EARLIEST);
        answer(page(0, true, true, 1, 2));
        tell(4, 5);
        assertThat(broker.asked).hasSize(1);

        ear.hasRoom = true;
        ear.subscription.more();
        threads.run();
        answer(page(2, true, false, 3, 4, 5));

        assertThat(ear.log).containsExactly("begins true 0", "1 2", "lags 2 4", "3 4 5");
        tell(6);
        assertThat(ear.log).endsWith("6");
    }

    @Test
    void readsThePageAgainThatItHadNoRoomFor() {
        ear.hasRoomForPage = false;
        begin(Position.EARLIEST);
        answer(page(0, true, false, 1, 2));
        assertThat(ear.log).isEmpty();

        ear.hasRoomForPage = true;
        ear.subscription.more();
        threads.run();
        answer(page(0, true, false, 1, 2));

        assertThat(ear.log).containsExactly("begins true 0", "1 2");
        assertThat(broker.asked).containsExactly(Position.EARLIEST, Position.EARLIEST);
    }

    @Test
    void readsFromTheHistoryWhatCameWhileItHadNoRoom() {
        begin(Position.NOW);
        answer(page(5, true, false));
        ear.hasRoom = false;
        tell(6);
        tell(7);
        tell(8);
        ear.hasRoom = true;
        ear.subscription.more();
        threads.run();
        answer(page(6, true, false, 7, 8));
        tell(9);

        assertThat(ear.log).containsExactly("begins true 5", "6", "lags 1 2", "lags 2 4", "7 8", "9");
    }

    @Test
    void readsOnWhenThereIsRoomBeforeItIsNotedThatThereWasNone() {
        begin(Position.NOW);
        answer(page(5, true, false));
        ear.hasRoom = false;
        ear.findsRoomAtOnce = true;
        tell(6);
        answer(page(6, true, false));
        tell(7);

        assertThat(ear.log).containsExactly("begins true 5", "6", "7");
    }

    @Test
    void looksIntoTheHistoryWhenTheBrokerMayHaveMissedSomething() {
        begin(Position.NOW);
        answer(page(5, true, false));
        broker.listener.missed();
        threads.run();
        answer(page(5, true, false, 6));

        assertThat(ear.log).containsExactly("begins true 5", "6");
    }

    @Test
    void looksOnceMoreWhenThatHappensWhileItReads() {
        begin(Position.NOW);
        broker.listener.missed();
        threads.run();
        answer(page(5, true, false));
        answer(page(5, true, false, 6));

        assertThat(ear.log).containsExactly("begins true 5", "6");
        assertThat(broker.asked).hasSize(2);
    }

    @Test
    void saysWhyItCannotBegin() {
        subscribe(Position.NOW);
        broker.listening.completeExceptionally(new BrokerException("the broker is away", null));

        assertThat(ear.log).containsExactly("fails the broker is away");
        assertThat(hub.listeners(TOPIC)).isZero();
    }

    @Test
    void triesAnewForTheNextSubscriber() {
        subscribe(Position.NOW);
        broker.listening.completeExceptionally(new BrokerException("the broker is away", null));
        broker.listening = CompletableFuture.completedFuture(null);
        subscribe(Position.NOW);
        answer(page(5, true, false));

        assertThat(ear.log).containsExactly("fails the broker is away", "begins true 5");
    }

    @Test
    void saysWhyTheHistoryCannotBeRead() {
        begin(Position.NOW);
        broker.reads.remove(0).completeExceptionally(new BrokerException("the broker is away", null));

        assertThat(ear.log).containsExactly("fails the broker is away");
    }

    @Test
    void staysAndTriesAgainWhenTheBrokerGoesAwayLater() {
        begin(Position.NOW);
        answer(page(5, true, false));
        tell(8);
        broker.reads.remove(0).completeExceptionally(new BrokerException("the broker is away", null));
        assertThat(broker.reads).isEmpty();

        threads.runDelayed();
        answer(page(5, true, false, 6, 7, 8));

        assertThat(ear.log).containsExactly("begins true 5", "6 7 8");
    }

    @Test
    void hearsNothingAfterItsEnd() {
        begin(Position.NOW);
        answer(page(5, true, false));
        ear.subscription.end();
        tell(6);

        assertThat(ear.log).containsExactly("begins true 5");
        assertThat(hub.listeners(TOPIC)).isZero();
    }

    @Test
    void leavesTheTopicAWhileAfterTheLastHasLeft() {
        begin(Position.NOW);
        ear.subscription.end();
        assertThat(broker.left).isEmpty();

        threads.runDelayed();

        assertThat(broker.left).containsExactly(TOPIC);
    }

    @Test
    void staysOnTheTopicWhenSomebodyComesMeanwhile() {
        begin(Position.NOW);
        ear.subscription.end();
        hub.subscribe(TOPIC, Position.NOW, new FakeSubscriber());

        threads.runDelayed();

        assertThat(broker.left).isEmpty();
        assertThat(hub.listeners(TOPIC)).isEqualTo(1);
    }

    private void subscribe(Position from) {
        hub.subscribe(TOPIC, from, ear);
        threads.run();
    }

    private void begin(Position from) {
        broker.listening.complete(null);
        subscribe(from);
    }

    private void answer(Page page) {
        broker.reads.remove(0).complete(page);
        threads.run();
    }

    private void tell(long... numbers) {
        for (long number : numbers) {
            broker.listener.heard(message(number));
        }
        threads.run();
    }
}
