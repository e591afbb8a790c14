package io.duplexws.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On an engine that sends every piece without a waiting thread. */
class EngineDeliveryTest {

    private static final int LIMIT = 1_000;

    private final Writers writers = new Writers(1, Duration.ofSeconds(10));
    private final FakeReads reads = new FakeReads();
    private final FakeRemote remote = FakeRemote.likeEmbedded();
    private final Outbox outbox =
            new Outbox(remote, writers, reads, new OutboxLimits(LIMIT, 10_000, Duration.ofSeconds(10)), new Tally());

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

        assertThat(sent()).containsExactly("a", "gather", "b", "c", "flush");
    }

    @Test
    void flushesBeforeALargeMessage() throws Exception {
        String large = "x".repeat(5_000);

        read("a", "b", large, "c");

        assertThat(sent()).containsExactly("a", "gather", "b", "flush", large, "gather", "c", "flush");
    }

    @Test
    void sendsALargeMessageOnceTheFlushBeforeItIsOut() throws Exception {
        String large = "x".repeat(5_000);
        reads.begin();
        outbox.offer(Pieces.message("a"));
        outbox.offer(Pieces.message("b"));
        remote.answeringLater();
        outbox.offer(Pieces.message(large));
        outbox.offer(Pieces.message("c"));
        assertThat(sent()).containsExactly("a", "gather", "b", "flush");

        remote.answeringAtOnce().answer(null);
        reads.end();

        assertThat(sent()).containsExactly(large, "gather", "c", "flush");
    }

    @Test
    void keepsTheOrderOfWhatComesWhileASendIsInFlight() throws Exception {
        remote.answeringLater();
        outbox.offer(Pieces.message("a"));
        outbox.offer(Pieces.message("b"));
        outbox.offer(Pieces.message("c"));
        assertThat(sent()).containsExactly("a");

        for (int i = 0; i < 3; i++) {
            remote.answer(null);
        }

        assertThat(sent()).containsExactly("gather", "b", "c", "flush");
        assertThat(remote.mostInFlight()).isEqualTo(1);
    }

    @Test
    void sendsSeveralThatArePushedInOneWrite() throws Exception {
        push("a", "b", "c");
        push("d");

        assertThat(sent()).containsExactly("gather", "a", "b", "c", "flush", "d");
    }

    @Test
    void flushesSeveralThatArePushedBeforeALargeOneAmongThem() throws Exception {
        String large = "x".repeat(5_000);

        push("a", large, "b", "c");

        assertThat(sent()).containsExactly("gather", "a", "flush", large, "gather", "b", "c", "flush");
    }

    @Test
    void sendsThoseThatArePushedWithinAReadWithItsOthers() throws Exception {
        reads.begin();
        push("a", "b");
        outbox.offer(Pieces.message("c"));
        reads.end();

        assertThat(sent()).containsExactly("gather", "a", "b", "c", "flush");
    }

    private void push(String... texts) {
        outbox.push(Arrays.stream(texts).map(Piece.Shared::text).toList());
    }

    @Test
    void readsNoFurtherFromAPeerThatHasFallenBehindAndTakesNoThread() throws Exception {
        remote.answeringLater();
        outbox.offer(Pieces.message("a"));
        outbox.offer(Pieces.message("x".repeat(LIMIT)));

        assertThat(sent()).containsExactly("a", "pause");
        assertThat(writers.tryEnter()).isTrue();

        remote.answer(null);

        assertThat(sent()).containsExactly("resume", "x".repeat(LIMIT));
    }

    @Test
    void copiesBytesThatTheContainerWillOverwrite() throws Exception {
        byte[] bytes = {'o', 'l', 'd'};
        outbox.offer(new Piece.Binary(ByteBuffer.wrap(bytes), true, true));
        bytes[0] = 'X';

        assertThat(sent()).containsExactly("old");
    }

    @Test
    void endsTheConnectionWhenASendFails() throws Exception {
        remote.answeringLater();
        outbox.offer(Pieces.message("a"));
        outbox.offer(Pieces.message("b"));

        remote.answer(new IOException("broken pipe"));

        assertThat(sent()).containsExactly("a", "close 1011");
    }

    @Test
    void closesAfterWhatCameBefore() throws Exception {
        remote.answeringLater();
        outbox.offer(Pieces.message("a"));
        outbox.offer(Pieces.close());
        assertThat(sent()).containsExactly("a");

        remote.answer(null);

        assertThat(sent()).containsExactly("close 1000");
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
