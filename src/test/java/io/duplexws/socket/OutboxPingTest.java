package io.duplexws.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxPingTest {

    private final Writers writers = new Writers(1, Duration.ofSeconds(10));
    private final FakeRemote embedded = FakeRemote.likeEmbedded();
    private final FakeRemote others = FakeRemote.likeOthers();

    @AfterEach
    void stopWriters() {
        writers.close();
    }

    @Test
    void goesOutOnTheCallingThreadWhereNoSendWaits() {
        outbox(embedded).ping();

        assertThat(embedded.isQuiet()).isFalse();
    }

    @Test
    void doesNotWaitWhereASendMay() throws Exception {
        Outbox outbox = outbox(others.stalled());

        outbox.ping();

        assertThat(others.isQuiet()).isTrue();
        others.read(1);
        assertThat(others.next()).isEqualTo("ping");
    }

    @Test
    void isLeftOutWhileASendIsInFlight() throws Exception {
        embedded.answeringLater();
        Outbox outbox = outbox(embedded);
        outbox.offer(Pieces.message("a"));
        outbox.offer(Pieces.message("b"));

        outbox.ping();
        embedded.answeringAtOnce().answer(null);

        assertThat(embedded.next() + embedded.next()).isEqualTo("ab");
        assertThat(embedded.isQuiet()).isTrue();
    }

    @Test
    void isNotSentTwiceWhileItsOwnSendIsInFlight() throws Exception {
        embedded.answeringLater();
        Outbox outbox = outbox(embedded);

        outbox.ping();
        outbox.ping();

        assertThat(embedded.next()).isEqualTo("ping");
        embedded.answer(null);
        assertThat(embedded.isQuiet()).isTrue();
    }

    @Test
    void isLeftOutBetweenThePartsOfAMessageWhereTheContainerMayMixThemUp() throws Exception {
        Outbox outbox = outbox(others);
        outbox.offer(Pieces.part("beginning"));
        awaitFree(outbox);

        outbox.ping();
        awaitWriters();
        outbox.offer(new Piece.Text("end", false, true));
        awaitFree(outbox);
        outbox.ping();

        assertThat(others.next()).isEqualTo("beginning");
        assertThat(others.next()).isEqualTo("end");
        assertThat(others.next()).isEqualTo("ping");
    }

    @Test
    void goesBetweenThePartsOfAMessageWhereTheContainerBearsIt() throws Exception {
        Outbox outbox = outbox(embedded);
        outbox.offer(Pieces.part("beginning"));

        outbox.ping();

        assertThat(embedded.next() + " " + embedded.next()).isEqualTo("beginning ping");
    }

    @Test
    void leavesWhatIsSentMeanwhileToAThreadOfOurs() throws Exception {
        CompletableFuture<String> thread = new CompletableFuture<>();
        Outbox outbox = outbox(embedded);
        embedded.meanwhile(() -> {
            outbox.offer(Pieces.message("a"));
            embedded.meanwhile(() -> thread.complete(Thread.currentThread().getName()));
        });

        outbox.ping();

        assertThat(embedded.next() + " " + embedded.next()).isEqualTo("ping a");
        assertThat(thread.get(5, TimeUnit.SECONDS)).startsWith("duplex-stream-");
    }

    @Test
    void isDroppedAfterTheClose() throws Exception {
        Outbox outbox = outbox(embedded);
        outbox.offer(Pieces.close());

        outbox.ping();

        assertThat(embedded.next()).isEqualTo("close 1000");
        assertThat(embedded.isQuiet()).isTrue();
    }

    @Test
    void endsTheConnectionWhenItCannotBeSent() throws Exception {
        embedded.answeringLater();
        outbox(embedded).ping();

        embedded.answer(new IOException("broken pipe"));

        assertThat(embedded.next() + " " + embedded.next()).isEqualTo("ping close 1011");
    }

    private Outbox outbox(FakeRemote remote) {
        return new Outbox(
                remote, writers, Reads.UNKNOWN, new OutboxLimits(1_000, 10_000, Duration.ofSeconds(10)), new Tally());
    }

    private static void awaitFree(Outbox outbox) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (outbox.isBusy()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    /** Until their one thread has done what it was given. */
    private void awaitWriters() throws Exception {
        CompletableFuture.runAsync(() -> {}, writers::execute).get(5, TimeUnit.SECONDS);
    }
}
