package io.duplexws.socket;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a connection adds to the numbers of its use. */
class TallyTest {

    private final Writers writers = new Writers(1, Duration.ofSeconds(10));
    private final FakeRemote remote = FakeRemote.likeEmbedded().answeringLater();
    private final Tally tally = new Tally();
    private final Outbox outbox =
            new Outbox(remote, writers, Reads.UNKNOWN, new OutboxLimits(10_000, 4, Duration.ofSeconds(10)), tally);
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final Connection connection =
            new Connection(remote, outbox, new PartSize(new FakeParts(8_192), new Semaphore(1), Reads.UNKNOWN), open);

    @AfterEach
    void stopWriters() {
        writers.close();
    }

    @Test
    void countsAMessageWithItsLastPart() {
        connection.arrived(true, false, 10);
        assertThat(tally.received()).isZero();
        connection.arrived(false, true, 10);
        connection.arrived(true, true, 10);

        assertThat(tally.received()).isEqualTo(2);
    }

    @Test
    void countsWhatGoesOutAndNotWhatWaits() {
        outbox.offer(Pieces.message("a"));
        outbox.offer(Pieces.message("b"));
        assertThat(tally.sent()).isEqualTo(1);
        remote.answer(null);

        assertThat(tally.sent()).isEqualTo(2);
    }

    @Test
    void countsNoPingAndNoPartButTheLast() {
        outbox.ping();
        remote.answer(null);
        outbox.offer(Pieces.part("a"));
        remote.answer(null);
        assertThat(tally.sent()).isZero();
        outbox.offer(new Piece.Text("b", false, true));

        assertThat(tally.sent()).isEqualTo(1);
    }

    @Test
    void countsWhatIsPushed() {
        outbox.push(Piece.Shared.text("a"));

        assertThat(tally.sent()).isEqualTo(1);
    }

    @Test
    void tellsWhatWaits() {
        List<String> told = new ArrayList<>();
        outbox.push(Piece.Shared.text("in flight"));
        outbox.push(Piece.Shared.text("a"));
        outbox.push(Piece.Shared.text("b"));
        outbox.tellDepth((messages, bytes) -> told.add(messages + " messages, " + bytes));

        assertThat(told).containsExactly("2 messages, " + 2 * (Piece.OVERHEAD + 1));
    }

    @Test
    void countsTheFirstReasonOfAnEnd() {
        connection.end(reason(1001), End.IDLE);
        connection.closed(reason(1006));
        outbox.fail(new IllegalStateException("closed"));

        assertThat(tally.ended(End.IDLE)).isEqualTo(1);
        assertThat(tally.ended(End.GONE)).isZero();
        assertThat(tally.ended(End.FAILED)).isZero();
    }

    @Test
    void countsAReaderThatIsTooSlow() {
        outbox.endWhenPast(5, 0);
        connection.closed(reason(1013));

        assertThat(tally.ended(End.SLOW)).isEqualTo(1);
        assertThat(tally.ended(End.CLIENT)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1000, DONE", "1013, UNAVAILABLE", "1008, REFUSED", "1003, REFUSED", "4410, REFUSED"})
    void knowsAnEndByTheEndpoint(int code, End why) {
        outbox.offer(new Piece.Close(reason(code)));
        connection.closed(reason(code));

        assertThat(tally.ended(why)).isEqualTo(1);
        assertThat(tally.ended(End.CLIENT)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1000, CLIENT", "1001, CLIENT", "1005, CLIENT", "3000, CLIENT", "1006, GONE", "1002, PROTOCOL"})
    void knowsAnEndByTheContainer(int code, End why) {
        connection.closed(reason(code));

        assertThat(tally.ended(why)).isEqualTo(1);
    }

    private static CloseReason reason(int code) {
        return new CloseReason(CloseCodes.getCloseCode(code), "");
    }
}
