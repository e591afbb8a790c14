package io.duplexws.socket;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever watches a connection is told. */
class WatchedTest {

    private final Writers writers = new Writers(1, Duration.ofSeconds(10));
    private final FakeRemote remote = FakeRemote.likeEmbedded();
    private final List<String> told = new ArrayList<>();
    private long nanos;
    private final Outbox outbox = new Outbox(
            remote,
            writers,
            Reads.UNKNOWN,
            new OutboxLimits(10_000, 4, Duration.ofSeconds(10)),
            new Tally(),
            new Watched(new Told(), () -> nanos));
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final Connection connection =
            new Connection(remote, outbox, new PartSize(new FakeParts(8_192), new Semaphore(1), Reads.UNKNOWN), open);

    @AfterEach
    void stopWriters() {
        writers.close();
    }

    @Test
    void tellsAMessageWithItsLastPart() {
        connection.arrived(true, false, "你");
        connection.arrived(false, false, "");
        assertThat(told).isEmpty();
        connection.arrived(false, true, "x");
        connection.arrived(true, true, ByteBuffer.wrap(new byte[7]));

        assertThat(told).containsExactly("received 1 text 4 in 3", "received 2 binary 7 in 1");
    }

    @Test
    void tellsWhatIsHandedToTheContainerAndNotWhatWaits() {
        remote.answeringLater();
        outbox.offer(new Piece.Text("é", true, false));
        outbox.offer(new Piece.Text("b", false, true));
        assertThat(told).isEmpty();
        remote.answer(null);
        assertThat(told).containsExactly("sent 1 text 3");
        remote.answer(null);
        outbox.offer(new Piece.Binary(ByteBuffer.wrap(new byte[9]), true, true));

        assertThat(told).containsExactly("sent 1 text 3", "sent 2 binary 9");
    }

    @Test
    void tellsPingsAndWhichPongAnswersOne() {
        connection.ponged(payload());
        outbox.ping();
        nanos = 5_000;
        connection.ponged(payload(1, 2, 3));
        connection.ponged(payload());
        connection.ponged(payload());

        assertThat(told).containsExactly("ponged 0 -1", "pinged", "ponged 3 -1", "ponged 0 5000", "ponged 0 -1");
    }

    @Test
    void tellsWhatIsHandedOverByAThreadThatMustNotWait() {
        remote.answeringLater();
        outbox.hand(Pieces.message("one"));
        outbox.hand(Pieces.message("two"));
        outbox.hand(new Piece.Ping(payload(7)));
        assertThat(told).containsExactly("sent 1 text 3");
        remote.answer(null);
        remote.answer(null);
        connection.ponged(payload(8));
        connection.ponged(payload(7));

        assertThat(told).containsExactly("sent 1 text 3", "sent 2 text 3", "pinged", "ponged 1 -1", "ponged 1 0");
    }

    @Test
    void tellsWhyItEndedFirst() {
        connection.arrived(true, true, "abc");
        connection.arrived(true, false, "d");
        outbox.offer(Pieces.message("echo"));
        outbox.offer(new Piece.Close(new CloseReason(CloseCodes.NORMAL_CLOSURE, "done")));
        connection.closed(new CloseReason(CloseCodes.NORMAL_CLOSURE, null));

        assertThat(told).endsWith("closed 1000 '' DONE Traffic[messages=1, bytes=4] Traffic[messages=1, bytes=4]");
    }

    @Test
    void tellsErrors() {
        connection.failed(new IllegalStateException("x"));

        assertThat(told).containsExactly("failed java.lang.IllegalStateException: x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "é", "你", "\uD83D\uDE00", "a\u0000é\u07FF\u0800\uFFFF你\uD83D\uDE00z"})
    void measuresTextInUtf8AlsoInParts(String text) {
        long parts = 0;
        for (int i = 0; i < text.length(); i++) {
            parts += Watched.utf8Length(text.substring(i, i + 1));
        }

        assertThat(Watched.utf8Length(text))
                .isEqualTo(text.getBytes(StandardCharsets.UTF_8).length)
                .isEqualTo(parts);
    }

    private static ByteBuffer payload(int... bytes) {
        ByteBuffer payload = ByteBuffer.allocate(bytes.length);
        for (int b : bytes) {
            payload.put((byte) b);
        }
        return payload.flip();
    }

    private final class Told implements Watcher {

        @Override
        public void opened(String subprotocol, List<String> extensions) {
            told.add("opened " + subprotocol + " " + extensions);
        }

        @Override
        public void received(long number, boolean text, long bytes, int parts) {
            told.add("received " + number + (text ? " text " : " binary ") + bytes + " in " + parts);
        }

        @Override
        public void sent(long number, boolean text, long bytes) {
            told.add("sent " + number + (text ? " text " : " binary ") + bytes);
        }

        @Override
        public void pinged() {
            told.add("pinged");
        }

        @Override
        public void ponged(int bytes, long roundTrip) {
            told.add("ponged " + bytes + " " + roundTrip);
        }

        @Override
        public void failed(Throwable thrown) {
            told.add("failed " + thrown);
        }

        @Override
        public void closed(int code, String reason, End end, Traffic in, Traffic out) {
            told.add("closed " + code + " '" + reason + "' " + end + " " + in + " " + out);
        }
    }
}
