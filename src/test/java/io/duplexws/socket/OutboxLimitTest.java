package io.duplexws.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxLimitTest {

    private static final int LIMIT = 10_000;
    private static final int HALF = LIMIT / 2;

    private final Writers writers = new Writers(1, Duration.ofSeconds(10));
    private final FakeRemote others = FakeRemote.likeOthers().answeringLater();
    private Thread last;

    @AfterEach
    void stopWriters() {
        writers.close();
    }

    @Test
    void pausesReadingAboveTheLimitAndResumesAtHalfOfIt() throws Exception {
        FakeRemote tomcat = FakeRemote.likeTomcat().stalled();
        Outbox outbox = outbox(tomcat, Duration.ofSeconds(10));
        CompletableFuture<Void> sending = elsewhere(() -> outbox.offer(Pieces.binary('a', HALF)));
        awaitSendInFlight(tomcat);

        outbox.offer(Pieces.binary('b', HALF));
        assertThat(tomcat.isQuiet()).isTrue();
        outbox.offer(Pieces.binary('c', HALF));
        assertThat(tomcat.next()).isEqualTo("pause");

        tomcat.read(1);
        assertThat(tomcat.next()).startsWith("aaa");
        tomcat.read(2);
        assertThat(tomcat.next()).startsWith("bbb");
        assertThat(tomcat.next()).isEqualTo("resume");
        assertThat(tomcat.next()).startsWith("ccc");
        sending.get(5, TimeUnit.SECONDS);
    }

    @Test
    void asksOnlyOnceToPause() throws Exception {
        FakeRemote tomcat = FakeRemote.likeTomcat().stalled();
        Outbox outbox = outbox(tomcat, Duration.ofSeconds(10));
        CompletableFuture<Void> sending = elsewhere(() -> outbox.offer(Pieces.message("first")));
        awaitSendInFlight(tomcat);

        for (int i = 0; i < 5; i++) {
            outbox.offer(Pieces.binary('x', LIMIT));
        }

        assertThat(tomcat.next()).isEqualTo("pause");
        assertThat(tomcat.isQuiet()).isTrue();
        tomcat.read(10);
        sending.get(5, TimeUnit.SECONDS);
    }

    @Test
    void resumesReadingWhenTheConnectionIsGoneSoThatItsEndIsSeen() throws Exception {
        FakeRemote tomcat = FakeRemote.likeTomcat().stalled();
        Outbox outbox = outbox(tomcat, Duration.ofSeconds(10));
        CompletableFuture<Void> sending = elsewhere(() -> outbox.offer(Pieces.message("first")));
        awaitSendInFlight(tomcat);
        outbox.offer(Pieces.binary('x', LIMIT));
        assertThat(tomcat.next()).isEqualTo("pause");

        outbox.discard(End.CLIENT);

        assertThat(tomcat.next()).isEqualTo("resume");
        tomcat.read(1);
        sending.get(5, TimeUnit.SECONDS);
    }

    @Test
    void waitsForRoomWhereReadingCannotBePaused() throws Exception {
        Outbox outbox = outbox(others, Duration.ofSeconds(10));
        outbox.offer(Pieces.message("first"));
        outbox.offer(Pieces.binary('b', HALF));
        CompletableFuture<Void> waiting = elsewhere(() -> outbox.offer(Pieces.binary('c', HALF - 100)));
        awaitThreadThatWaits();
        assertThat(waiting).isNotDone();

        others.answer(null);

        waiting.get(5, TimeUnit.SECONDS);
        assertThat(others.next()).isEqualTo("later first");
        assertThat(others.next()).startsWith("later bbb");
        assertThat(others.closes()).isEmpty();
    }

    @Test
    void closesWith1013WhenNoRoomComesWithinTheTimeLimit() throws Exception {
        Outbox outbox = outbox(others, Duration.ofMillis(100));
        outbox.offer(Pieces.message("first"));

        outbox.offer(Pieces.binary('b', LIMIT));

        assertThat(others.next()).isEqualTo("later first");
        assertThat(others.next()).isEqualTo("close 1013");
        assertThat(others.closes().get(0).getReasonPhrase())
                .isEqualTo("slow reader: over 10000 bytes wait unread (duplex.outbox.bytes)");
    }

    @Test
    void closesWith1013AtOnceWhenAllPlacesToWaitAreTaken() throws Exception {
        Outbox outbox = outbox(others, Duration.ofSeconds(10));
        outbox.offer(Pieces.message("first"));
        assertThat(writers.tryEnter()).isTrue();

        outbox.offer(Pieces.binary('b', LIMIT));

        assertThat(others.next()).isEqualTo("later first");
        assertThat(others.next()).isEqualTo("close 1013");
    }

    @Test
    void stopsWaitingWhenTheConnectionIsGone() throws Exception {
        Outbox outbox = outbox(others, Duration.ofSeconds(10));
        outbox.offer(Pieces.message("first"));
        CompletableFuture<Void> waiting = elsewhere(() -> outbox.offer(Pieces.binary('b', LIMIT)));
        awaitThreadThatWaits();

        outbox.discard(End.CLIENT);

        waiting.get(5, TimeUnit.SECONDS);
        assertThat(others.closes()).isEmpty();
    }

    @Test
    void refusesLimitsOf0() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OutboxLimits(0, 10_000, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new OutboxLimits(1, 10_000, Duration.ZERO));
    }

    private Outbox outbox(FakeRemote remote, Duration sendTimeout) {
        return new Outbox(remote, writers, Reads.UNKNOWN, new OutboxLimits(LIMIT, 10_000, sendTimeout), new Tally());
    }

    /** Until the last thread that was started waits for room. */
    private void awaitThreadThatWaits() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (last.getState() != Thread.State.TIMED_WAITING) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static void awaitSendInFlight(FakeRemote remote) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (remote.mostInFlight() == 0) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private CompletableFuture<Void> elsewhere(Runnable task) {
        return CompletableFuture.runAsync(task, work -> {
            last = new Thread(work);
            last.start();
        });
    }
}
