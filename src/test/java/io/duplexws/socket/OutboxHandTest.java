package io.duplexws.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is handed over by a thread that must not wait, and reading that stops for another reason than a full outbox. */
class OutboxHandTest {

    private static final OutboxLimits LIMITS = new OutboxLimits(1_000, 10, Duration.ofSeconds(10));

    private final Writers writers = new Writers(1, Duration.ofSeconds(10));
    private final List<FakeRemote> remotes = new ArrayList<>();

    @AfterEach
    void stop() {
        remotes.forEach(remote -> remote.read(100));
        writers.close();
    }

    @Test
    void handsPartsOverWithoutWaitingForAReaderThatStalls() throws Exception {
        FakeRemote remote = remote(FakeRemote.likeTomcat().stalled());
        Outbox outbox = outbox(remote);

        outbox.hand(new Piece.Text("a", true, false));
        outbox.hand(new Piece.Text("b", false, true));
        outbox.hand(new Piece.Ping(ByteBuffer.wrap(new byte[] {1})));
        assertThat(remote.isQuiet()).isTrue();
        remote.read(3);

        assertThat(remote.next() + remote.next() + remote.next()).isEqualTo("abping");
        assertThat(remote.mostInFlight()).isEqualTo(1);
    }

    @Test
    void sendsAtOnceWhereTheEngineNeverWaits() throws Exception {
        FakeRemote remote = remote(FakeRemote.likeEmbedded());

        outbox(remote).hand(new Piece.Text("a", true, false));

        assertThat(remote.isQuiet()).isFalse();
        assertThat(remote.next()).isEqualTo("a");
    }

    @Test
    void closesWithoutWaiting() throws Exception {
        FakeRemote remote = remote(FakeRemote.likeEmbedded().blockingCloses());

        outbox(remote).hand(Pieces.close());
        assertThat(remote.isQuiet()).isTrue();
        remote.read(1);

        assertThat(remote.next()).isEqualTo("close 1000");
    }

    @Test
    void neverStopsReadingByItself() throws Exception {
        FakeRemote remote = remote(FakeRemote.likeEmbedded().answeringLater());
        Outbox outbox = outbox(remote);

        for (int i = 0; i < 5; i++) {
            outbox.hand(Pieces.binary('x', 500));
        }

        assertThat(remote.next()).startsWith("xxx");
        assertThat(remote.isQuiet()).isTrue();
        assertThat(outbox.hasRoomOr(() -> {})).isFalse();
    }

    @Test
    void readsOnWhenNobodyWantsItToStopAnyMore() throws Exception {
        FakeRemote remote = remote(FakeRemote.likeTomcat());
        Outbox outbox = outbox(remote);

        assertThat(outbox.stopReading()).isTrue();
        assertThat(outbox.stopReading()).isTrue();
        assertThat(remote.next()).isEqualTo("pause");
        outbox.readOn();
        assertThat(remote.isQuiet()).isTrue();
        outbox.readOn();

        assertThat(remote.next()).isEqualTo("resume");
    }

    @Test
    void saysWhereReadingCannotStop() {
        assertThat(outbox(remote(FakeRemote.likeOthers())).stopReading()).isFalse();
    }

    @Test
    void staysDeafWhenTheReaderHasCaughtUp() throws Exception {
        FakeRemote remote = remote(FakeRemote.likeEmbedded().answeringLater());
        Outbox outbox = outbox(remote);
        outbox.offer(Pieces.binary('a', 500));
        outbox.offer(Pieces.binary('b', 2_000));
        remote.next();
        assertThat(remote.next()).isEqualTo("pause");

        outbox.stopReading();
        remote.answeringAtOnce().answer(null);
        assertThat(remote.next()).startsWith("bbb");
        assertThat(remote.isQuiet()).isTrue();
        outbox.readOn();

        assertThat(remote.next()).isEqualTo("resume");
    }

    @Test
    void readsOnToSeeTheEnd() throws Exception {
        FakeRemote remote = remote(FakeRemote.likeTomcat());
        Outbox outbox = outbox(remote);
        outbox.stopReading();
        remote.next();

        outbox.discard(End.CLIENT);

        assertThat(remote.next()).isEqualTo("resume");
        assertThat(outbox.stopReading()).isFalse();
    }

    private FakeRemote remote(FakeRemote remote) {
        remotes.add(remote);
        return remote;
    }

    private Outbox outbox(FakeRemote remote) {
        return new Outbox(remote, writers, Reads.UNKNOWN, LIMITS, new Tally());
    }
}
