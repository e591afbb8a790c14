package io.duplexws.push;

import static io.duplexws.push.FakeBroker.TOPIC;
import static io.duplexws.push.FakeBroker.message;
import static io.duplexws.push.FakeBroker.page;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What subscribers are told of a broker that is away for a while. The test decides when it answers. */
class OutageTest {

    private static final String WHY = "the broker is away";

    private final FakeThreads threads = new FakeThreads();
    private final FakeBroker broker = new FakeBroker();
    private final Hub hub = new Hub(broker, threads);
    private final FakeSubscriber ear = new FakeSubscriber();

    @AfterEach
    void nothingBroke() {
        assertThat(threads.failures()).isEmpty();
    }

    @Test
    void isToldWhenItBeginsAndWhenWhatWasMissedHasBeenTold() {
        beginAt(5);
        away();
        back();
        answer(page(5, true, false, 6, 7));

        assertThat(ear.log).containsExactly("begins true 5", "stalls " + WHY, "6 7", "begins true 7");
    }

    @Test
    void endsWithAWordAlsoWhenNothingWasMissed() {
        beginAt(5);
        away();
        back();
        answer(page(5, true, false));
        tell(6);

        assertThat(ear.log).containsExactly("begins true 5", "stalls " + WHY, "begins true 5", "6");
    }

    @Test
    void endsWithTheWordThatMessagesAreGoneAndNoOther() {
        beginAt(5);
        away();
        back();
        answer(page(8, false, true, 9));
        answer(page(9, true, false, 10));

        assertThat(ear.log).containsExactly("begins true 5", "stalls " + WHY, "begins false 8", "9", "10");
    }

    @Test
    void isToldOnceHoweverOftenTheBrokerFailsToComeBack() {
        beginAt(5);
        away();
        away();
        back();
        away();
        broker.reads.remove(0).completeExceptionally(new BrokerException(WHY, null));
        back();
        threads.runDelayed();
        answer(page(5, true, false));
        answer(page(5, true, false));

        assertThat(ear.log).containsExactly("begins true 5", "stalls " + WHY, "begins true 5");
    }

    @Test
    void isToldAgainTheNextTime() {
        beginAt(5);
        for (int outage = 0; outage < 2; outage++) {
            away();
            back();
            answer(page(5, true, false));
        }

        assertThat(ear.log)
                .containsExactly("begins true 5", "stalls " + WHY, "begins true 5", "stalls " + WHY, "begins true 5");
    }

    @Test
    void isNotToldWhenItIsOverBeforeAnyoneCouldBe() {
        beginAt(5);
        broker.listener.away(WHY);
        broker.listener.missed();
        threads.run();
        answer(page(5, true, false, 6));

        assertThat(ear.log).containsExactly("begins true 5", "6");
    }

    @Test
    void isToldAfterTheMessagesBeforeIt() {
        beginAt(5);
        broker.listener.heard(message(6));
        broker.listener.away(WHY);
        threads.run();

        assertThat(ear.log).containsExactly("begins true 5", "6", "stalls " + WHY);
    }

    @Test
    void isToldBeforeTheMessagesBehindIt() {
        beginAt(5);
        away();
        broker.listener.missed();
        broker.listener.heard(message(7));
        threads.run();
        answer(page(5, true, false, 6));

        assertThat(ear.log).containsExactly("begins true 5", "stalls " + WHY, "6", "begins true 6", "7");
    }

    @Test
    void isToldWhileTheFirstPageIsRead() {
        listen();
        tell(6);
        away();
        answer(page(5, true, false));

        assertThat(ear.log).containsExactly("begins true 5", "6", "stalls " + WHY);
    }

    @Test
    void isToldWhileAGapCannotBeRead() {
        beginAt(5);
        tell(8);
        away();
        assertThat(ear.log).containsExactly("begins true 5");
        broker.reads.remove(0).completeExceptionally(new BrokerException(WHY, null));
        assertThat(ear.log).containsExactly("begins true 5", "stalls " + WHY);

        threads.runDelayed();
        back();
        answer(page(5, true, false, 6, 7, 8));
        assertThat(ear.log).as("it has to look once more").endsWith("6 7 8");
        answer(page(8, true, false));
        assertThat(ear.log).endsWith("6 7 8", "begins true 8");
    }

    @Test
    void isNotOverWhenTheHistoryAnswersAndTheTopicIsNotHeardYet() {
        beginAt(5);
        tell(8);
        away();
        answer(page(5, true, false, 6, 7, 8));
        assertThat(ear.log).containsExactly("begins true 5", "6 7 8", "stalls " + WHY);

        back();
        answer(page(8, true, false));
        assertThat(ear.log).endsWith("stalls " + WHY, "begins true 8");
    }

    @Test
    void isToldToWhoHasNoRoomOnceThereIsSome() {
        beginAt(5);
        ear.hasRoom = false;
        tell(6);
        away();
        assertThat(ear.log).containsExactly("begins true 5", "6");

        ear.hasRoom = true;
        ear.subscription.more();
        threads.run();
        broker.reads.remove(0).completeExceptionally(new BrokerException(WHY, null));

        assertThat(ear.log).containsExactly("begins true 5", "6", "stalls " + WHY);
    }

    @Test
    void isOverForWhoHasNoRoomOnceAllHasBeenTold() {
        beginAt(5);
        away();
        ear.hasRoom = false;
        back();
        answer(page(5, true, false, 6));
        assertThat(ear.log).containsExactly("begins true 5", "stalls " + WHY, "6");

        ear.hasRoom = true;
        ear.subscription.more();
        threads.run();
        answer(page(6, true, false));

        assertThat(ear.log).endsWith("6", "begins true 6");
    }

    @Test
    void isToldToWhoComesMeanwhileAndCouldReadTheHistory() {
        beginAt(5);
        away();
        FakeSubscriber late = new FakeSubscriber();
        hub.subscribe(TOPIC, Position.NOW, late);
        answer(page(5, true, false));
        assertThat(late.log).containsExactly("begins true 5", "stalls " + WHY);

        back();
        answer(page(5, true, false));
        answer(page(5, true, false));
        assertThat(late.log).containsExactly("begins true 5", "stalls " + WHY, "begins true 5");
    }

    @Test
    void failsWhoComesMeanwhileAndCouldNot() {
        beginAt(5);
        away();
        FakeSubscriber late = new FakeSubscriber();
        hub.subscribe(TOPIC, Position.NOW, late);
        broker.reads.remove(0).completeExceptionally(new BrokerException(WHY, null));

        assertThat(late.log).containsExactly("fails " + WHY);
    }

    @Test
    void isNothingToWhoHasLeft() {
        beginAt(5);
        tell(8);
        away();
        ear.subscription.end();
        broker.reads.remove(0).completeExceptionally(new BrokerException(WHY, null));

        assertThat(ear.log).containsExactly("begins true 5");
    }

    private void listen() {
        broker.listening.complete(null);
        hub.subscribe(TOPIC, Position.NOW, ear);
        threads.run();
    }

    private void beginAt(long number) {
        listen();
        answer(page(number, true, false));
    }

    private void away() {
        broker.listener.away(WHY);
        threads.run();
    }

    private void back() {
        broker.listener.missed();
        threads.run();
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
