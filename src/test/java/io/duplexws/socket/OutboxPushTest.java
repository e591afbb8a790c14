package io.duplexws.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sent to a reader that did not ask for it: no thread waits, and whoever sends asks for room. */
class OutboxPushTest {

    private static final OutboxLimits LIMITS = new OutboxLimits(10_000, 4, Duration.ofSeconds(10));

    private final Writers writers = new Writers(1, Duration.ofSeconds(10));
    private final FakeRemote remote = FakeRemote.likeOthers().answeringLater();
    private final Outbox outbox = new Outbox(remote, writers, Reads.UNKNOWN, LIMITS, new Tally());
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void stopWriters() {
        writers.close();
    }

    @Test
    void sendsInOrderWithoutAWaitingThread() throws Exception {
        push("a", "b", "c");
        assertThat(remote.next()).isEqualTo("later a");
        remote.answer(null);
        remote.answer(null);

        assertThat(remote.next()).isEqualTo("later b");
        assertThat(remote.next()).isEqualTo("later c");
        assertThat(remote.mostInFlight()).isEqualTo(1);
    }

    @Test
    void hasRoomForHalfOfItsMessages() {
        push("in flight", "a", "b");
        assertThat(outbox.hasRoomOr(() -> told.add("room"))).isTrue();
        push("c");
        assertThat(outbox.hasRoomOr(() -> told.add("room"))).isFalse();
    }

    @Test
    void hasRoomForHalfOfItsBytes() {
        push("in flight", "x".repeat(6_000));
        assertThat(outbox.hasRoomOr(() -> told.add("room"))).isFalse();
    }

    @Test
    void tellsEachTopicOnceThatThereIsRoomAgain() {
        push("in flight", "a", "b", "c");
        outbox.hasRoomOr(() -> told.add("first topic"));
        outbox.hasRoomOr(() -> told.add("second topic"));
        assertThat(told).isEmpty();

        remote.answer(null);
        remote.answer(null);
        remote.answer(null);

        assertThat(told).containsExactly("first topic", "second topic");
    }

    @Test
    void tellsNobodyOfRoomAfterItsEnd() {
        push("in flight", "a", "b", "c");
        outbox.hasRoomOr(() -> told.add("room"));
        outbox.discard(End.CLIENT);
        remote.answer(null);

        assertThat(told).isEmpty();
        assertThat(outbox.hasRoomOr(() -> told.add("room"))).isFalse();
    }

    @Test
    void endsAReaderThatLagsPastItsLimit() throws Exception {
        assertThat(outbox.endWhenPast(4, 10_000)).isFalse();
        assertThat(remote.isQuiet()).isTrue();
        assertThat(outbox.endWhenPast(5, 0)).isTrue();
        assertThat(outbox.endWhenPast(0, 0)).as("it has ended before").isTrue();

        assertThat(remote.next()).isEqualTo("close 1013");
        assertThat(remote.closes()).hasSize(1);
        assertThat(remote.closes().get(0).getReasonPhrase())
                .isEqualTo("slow reader: over 10000 bytes or 4 messages wait unread (duplex.outbox.bytes, .messages)");
    }

    @Test
    void endsAClientThatLeavesItsAnswersUnread() throws Exception {
        for (int i = 0; i < 5; i++) {
            outbox.push(Piece.Shared.reply("answer"));
        }
        assertThat(remote.next()).isEqualTo("later answer");
        assertThat(remote.isQuiet()).isTrue();
        outbox.push(Piece.Shared.reply("one too many"));

        assertThat(remote.next()).isEqualTo("close 1013");
    }

    @Test
    void countsNoMessagesAgainstAClientThatReadsItsAnswers() throws Exception {
        push("in flight", "a", "b", "c", "d", "e", "f");
        outbox.push(Piece.Shared.reply("answer"));

        assertThat(remote.next()).isEqualTo("later in flight");
        assertThat(remote.isQuiet()).isTrue();
    }

    private void push(String... texts) {
        for (String text : texts) {
            outbox.push(Piece.Shared.text(text));
        }
    }
}
