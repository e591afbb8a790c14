package io.duplexws.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final OutboxLimits LIMITS = new OutboxLimits(1 << 30, 10_000, Duration.ofSeconds(10));

    private Writers writers = new Writers(2, Duration.ofSeconds(10));

    @AfterEach
    void stopWriters() {
        writers.close();
    }

    @Test
    void sendsWholeMessagesWithoutAWaitingThreadWhereASendIsNotBounded() throws Exception {
        FakeRemote remote = FakeRemote.likeOthers();

        new Outbox(remote, writers, Reads.UNKNOWN, LIMITS, new Tally()).offer(Pieces.message("a"));

        assertThat(remote.next()).isEqualTo("later a");
    }

    @Test
    void sendsPartsOnAThreadOfOursWhereASendIsNotBounded() throws Exception {
        FakeRemote remote = FakeRemote.likeOthers().stalled();
        Outbox outbox = new Outbox(remote, writers, Reads.UNKNOWN, LIMITS, new Tally());

        outbox.offer(Pieces.part("a"));
        outbox.offer(Pieces.part("b"));
        outbox.offer(Pieces.message("c"));
        remote.read(2);

        assertThat(List.of(remote.next(), remote.next(), remote.next())).containsExactly("a", "b", "later c");
        assertThat(remote.mostInFlight()).isEqualTo(1);
    }

    @Test
    void sendsNextWhenTheContainerTellsThatTheLastIsOut() throws Exception {
        FakeRemote remote = FakeRemote.likeOthers().answeringLater();
        Outbox outbox = new Outbox(remote, writers, Reads.UNKNOWN, LIMITS, new Tally());
        outbox.offer(Pieces.message("a"));
        outbox.offer(Pieces.message("b"));
        assertThat(remote.next()).isEqualTo("later a");
        assertThat(remote.isQuiet()).isTrue();

        remote.answer(null);

        assertThat(remote.next()).isEqualTo("later b");
    }

    @Test
    void endsTheConnectionWhenTheContainerTellsOfAFailure() throws Exception {
        FakeRemote remote = FakeRemote.likeOthers().answeringLater();
        Outbox outbox = new Outbox(remote, writers, Reads.UNKNOWN, LIMITS, new Tally());
        outbox.offer(Pieces.message("a"));
        outbox.offer(Pieces.message("b"));

        remote.answer(new IOException("reset by peer"));

        assertThat(List.of(remote.next(), remote.next())).containsExactly("later a", "close 1011");
        assertThat(remote.isQuiet()).isTrue();
    }

    @Test
    void doesNotRecurseWhenEachSendEndsOnTheSameThread() throws Exception {
        FakeRemote remote = FakeRemote.likeOthers().answeringLater();
        Outbox outbox = new Outbox(remote, writers, Reads.UNKNOWN, LIMITS, new Tally());
        outbox.offer(Pieces.message("first"));
        List<String> wanted = new ArrayList<>(List.of("later first"));
        for (int i = 0; i < 100_000; i++) {
            outbox.offer(Pieces.message("n" + i));
            wanted.add("later n" + i);
        }

        remote.answeringAtOnce().answer(null);

        List<String> sent = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            sent.add(remote.next());
        }
        assertThat(sent).isEqualTo(wanted);
    }

    @Test
    void sendsWithoutAWaitingThreadWhenAllPlacesToWaitAreTaken() throws Exception {
        FakeRemote remote = FakeRemote.likeTomcat();
        assertThat(writers.tryEnter()).isTrue();
        assertThat(writers.tryEnter()).isTrue();

        new Outbox(remote, writers, Reads.UNKNOWN, LIMITS, new Tally()).offer(Pieces.message("a"));

        assertThat(remote.next()).isEqualTo("later a");
    }

    @Test
    void endsSendInFlightThatTakesLongerThanTheTimeLimit() throws Exception {
        writers.close();
        writers = new Writers(2, Duration.ofMillis(50));
        FakeRemote remote = FakeRemote.likeOthers().answeringLater();

        new Outbox(remote, writers, Reads.UNKNOWN, LIMITS, new Tally()).offer(Pieces.message("a"));

        assertThat(remote.next()).isEqualTo("later a");
        assertThat(remote.next()).isEqualTo("close 1011");
        assertThat(remote.next()).isEqualTo("free");
    }

    @Test
    void freesTheThreadOfACloseThatTakesLongerThanTheTimeLimit() throws Exception {
        writers.close();
        writers = new Writers(2, Duration.ofMillis(50));
        CountDownLatch freed = new CountDownLatch(1);

        writers.watchClose(() -> await(freed), freed::countDown);

        assertThat(freed.getCount()).isZero();
    }

    @Test
    void freesTheThreadsThatWaitWhenItStops() throws Exception {
        CountDownLatch closing = new CountDownLatch(1);
        CountDownLatch freed = new CountDownLatch(1);
        Thread waits = new Thread(() -> writers.watchClose(
                () -> {
                    closing.countDown();
                    await(freed);
                },
                freed::countDown));
        waits.start();
        await(closing);

        writers.close();

        waits.join(10_000);
        assertThat(waits.isAlive()).isFalse();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError("interrupted", interrupted);
        }
    }

    @Test
    void givesThePlaceToWaitBackWhenASendFails() {
        FakeRemote remote = FakeRemote.likeTomcat();
        remote.fail("broken pipe");

        new Outbox(remote, writers, Reads.UNKNOWN, LIMITS, new Tally()).offer(Pieces.message("a"));

        assertThat(writers.tryEnter() && writers.tryEnter()).isTrue();
    }
}
