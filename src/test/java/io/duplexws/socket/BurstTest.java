package io.duplexws.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What arrives with one read is answered with one write, where the engine tells of its reads. */
class BurstTest {

    private final Writers writers = new Writers(1, Duration.ofSeconds(10));
    private final FakeReads reads = new FakeReads();
    private final FakeRemote remote = FakeRemote.likeTomcat();
    private final Outbox outbox = new Outbox(
            remote, writers, reads, new OutboxLimits(1_000_000, 10_000, Duration.ofSeconds(10)), new Tally());

    @AfterEach
    void stop() {
        writers.close();
    }

    @Test
    void sendsTheOnlyMessageOfAReadAtOnce() throws Exception {
        read("a");
        read("b");

        assertThat(sent()).containsExactly("a", "b");
    }

    @Test
    void gathersFromTheSecondMessageOfAReadOnAndFlushesAtItsEnd() throws Exception {
        read("a", "b", "c");

        assertThat(sent()).containsExactly("a", "batch", "b", "c", "flush");
    }

    @Test
    void gathersFromTheFirstMessageOnAfterAReadThatBroughtSeveral() throws Exception {
        read("a", "b");
        read("c", "d");

        assertThat(sent()).containsExactly("a", "batch", "b", "flush", "batch", "c", "d", "flush");
    }

    @Test
    void expectsNoBurstAfterAReadThatBroughtOneMessage() throws Exception {
        read("a", "b");
        read("c");
        read("d");

        assertThat(sent()).containsExactly("a", "batch", "b", "flush", "batch", "c", "flush", "d");
    }

    @Test
    void sendsALargeMessageBesideTheBatchInOrder() throws Exception {
        String large = "x".repeat(5_000);

        read("a", "b", large, "c");

        assertThat(sent()).containsExactly("a", "batch", "b", "flush", large, "batch", "c", "flush");
    }

    @Test
    void givesThePlaceToWaitBackWithTheFlush() throws Exception {
        read("a", "b");

        assertThat(writers.tryEnter()).isTrue();
    }

    @Test
    void sendsWithoutAWaitingThreadWhenNoPlaceIsLeftForABatch() throws Exception {
        writers.tryEnter();

        read("a", "b");

        assertThat(sent()).containsExactly("later a", "later b");
    }

    @Test
    void flushesBeforeItCloses() throws Exception {
        reads.begin();
        outbox.offer(Pieces.message("a"));
        outbox.offer(Pieces.message("b"));
        outbox.offer(Pieces.close());
        reads.end();

        assertThat(sent()).containsExactly("a", "batch", "b", "flush", "close 1000");
    }

    @Test
    void givesThePlaceToWaitBackWhenTheConnectionEndsWithinTheRead() {
        reads.begin();
        outbox.offer(Pieces.message("a"));
        outbox.offer(Pieces.message("b"));
        outbox.discard(End.CLIENT);
        reads.end();

        assertThat(writers.tryEnter()).isTrue();
    }

    @Test
    void givesThePlaceToWaitBackWhenASendFailsWithinTheRead() {
        reads.begin();
        outbox.offer(Pieces.message("a"));
        outbox.offer(Pieces.message("b"));
        remote.fail("broken pipe");
        outbox.offer(Pieces.message("c"));
        reads.end();

        assertThat(writers.tryEnter()).isTrue();
    }

    private void read(String... messages) {
        reads.begin();
        for (String message : messages) {
            outbox.offer(Pieces.message(message));
        }
        reads.end();
    }

    private List<String> sent() throws InterruptedException {
        List<String> events = new ArrayList<>();
        while (!remote.isQuiet()) {
            events.add(remote.next());
        }
        return events;
    }
}
