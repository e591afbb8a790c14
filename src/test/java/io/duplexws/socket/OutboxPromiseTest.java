package io.duplexws.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client that asks again and again without its replies is held back. */
class OutboxPromiseTest {

    private static final int MOST = 64;

    private final Writers writers = new Writers(1, Duration.ofSeconds(10));
    private final FakeRemote embedded = FakeRemote.likeEmbedded();
    private final FakeRemote others = FakeRemote.likeOthers();
    private Thread asking;

    @AfterEach
    void stopWriters() {
        writers.close();
    }

    @Test
    void readsNoFurtherAtTheLimitAndAgainAtHalfOfIt() throws Exception {
        Outbox outbox = outbox(embedded, Duration.ofSeconds(10));
        promise(outbox, MOST - 1);
        assertThat(embedded.isQuiet()).isTrue();
        promise(outbox, 1);
        assertThat(embedded.next()).isEqualTo("pause");

        keep(outbox, MOST / 2 - 1);
        assertThat(events(embedded)).containsOnly("reply");
        keep(outbox, 1);
        assertThat(events(embedded)).containsExactly("reply", "resume");
    }

    @Test
    void takesWhatHadBeenReadBefore() throws Exception {
        Outbox outbox = outbox(embedded, Duration.ofSeconds(10));
        promise(outbox, MOST + 10);

        assertThat(events(embedded)).containsExactly("pause");
        keep(outbox, MOST + 10);
        assertThat(events(embedded))
                .contains("resume")
                .filteredOn("reply"::equals)
                .hasSize(MOST + 10);
    }

    @Test
    void waitsWhenFarMoreHadBeenReadBefore() throws Exception {
        Outbox outbox = outbox(embedded, Duration.ofSeconds(10));
        promise(outbox, 500);
        CompletableFuture<Boolean> next = elsewhere(outbox);
        awaitThreadThatWaits();
        keep(outbox, 500 - MOST);
        assertThat(next).isNotDone();

        keep(outbox, 1);

        assertThat(next.get(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void countsRepliesThatAreNotOutYet() throws Exception {
        embedded.answeringLater();
        Outbox outbox = outbox(embedded, Duration.ofSeconds(10));
        promise(outbox, MOST);
        keep(outbox, MOST);
        assertThat(events(embedded)).containsExactly("pause", "reply");

        for (int i = 0; i < MOST / 2 - 2; i++) {
            embedded.answer(null);
        }
        assertThat(events(embedded)).contains("reply").doesNotContain("resume");
        embedded.answer(null);

        assertThat(events(embedded)).contains("resume");
    }

    @Test
    void waitsWhereReadingCannotBePaused() throws Exception {
        Outbox outbox = outbox(others, Duration.ofSeconds(10));
        promise(outbox, MOST);
        CompletableFuture<Boolean> next = elsewhere(outbox);
        awaitThreadThatWaits();
        assertThat(next).isNotDone();

        keep(outbox, 1);

        assertThat(next.get(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void closesWith1013WhenThatTakesTooLong() throws Exception {
        Outbox outbox = outbox(others, Duration.ofMillis(100));
        promise(outbox, MOST);

        assertThat(outbox.promise()).isFalse();
        assertThat(others.next()).isEqualTo("close 1013");
        assertThat(others.closes().get(0).getReasonPhrase())
                .isEqualTo("too busy: more than 64 replies to this client are not out yet");
    }

    @Test
    void stopsWaitingWhenTheConnectionIsGone() throws Exception {
        Outbox outbox = outbox(others, Duration.ofSeconds(10));
        promise(outbox, MOST);
        CompletableFuture<Boolean> next = elsewhere(outbox);
        awaitThreadThatWaits();

        outbox.discard(End.GONE);

        assertThat(next.get(5, TimeUnit.SECONDS)).isFalse();
        assertThat(others.closes()).isEmpty();
    }

    @Test
    void readsOnWhenTheConnectionIsGoneSoThatItsEndIsSeen() throws Exception {
        Outbox outbox = outbox(embedded, Duration.ofSeconds(10));
        promise(outbox, MOST);
        outbox.discard(End.GONE);

        assertThat(events(embedded)).containsExactly("pause", "resume");
    }

    @Test
    void isBusyWhileItIsNotReadFrom() {
        Outbox outbox = outbox(embedded, Duration.ofSeconds(10));
        promise(outbox, MOST - 1);
        assertThat(outbox.isBusy()).isFalse();
        promise(outbox, 1);

        assertThat(outbox.isBusy()).isTrue();
    }

    private Outbox outbox(FakeRemote remote, Duration sendTimeout) {
        return new Outbox(remote, writers, Reads.UNKNOWN, new OutboxLimits(100_000, 1_000, sendTimeout), new Tally());
    }

    private static void promise(Outbox outbox, int count) {
        for (int i = 0; i < count; i++) {
            assertThat(outbox.promise()).isTrue();
        }
    }

    private static void keep(Outbox outbox, int count) {
        for (int i = 0; i < count; i++) {
            outbox.keep(Piece.Shared.reply("reply"));
        }
    }

    private static List<String> events(FakeRemote remote) throws InterruptedException {
        List<String> events = new ArrayList<>();
        while (!remote.isQuiet()) {
            events.add(remote.next());
        }
        return events;
    }

    private CompletableFuture<Boolean> elsewhere(Outbox outbox) {
        return CompletableFuture.supplyAsync(outbox::promise, task -> {
            asking = new Thread(task);
            asking.start();
        });
    }

    private void awaitThreadThatWaits() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (asking.getState() != Thread.State.TIMED_WAITING) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
