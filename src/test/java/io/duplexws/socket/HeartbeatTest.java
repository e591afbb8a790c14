package io.duplexws.socket;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The test says when a second has passed; of the first one a new connection has been silent for a part only. */
class HeartbeatTest {

    private static final int INTERVAL = 3;
    private static final int TIMEOUT = 8;

    private final Writers writers = new Writers(2, Duration.ofSeconds(10));
    private final Closers closers = new Closers();
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final Heartbeat heartbeat = heartbeat(INTERVAL, TIMEOUT);
    private final FakeRemote remote = FakeRemote.likeEmbedded();
    private final Connection connection = open(remote);

    @AfterEach
    void stop() {
        remote.read(1_000);
        heartbeat.close();
        closers.stopWithin(5);
        writers.close();
    }

    @Test
    void pingsClientThatHasBeenSilentForTheInterval() throws Exception {
        beat(INTERVAL);
        assertThat(remote.isQuiet()).isTrue();

        beat(1);

        assertThat(remote.next()).isEqualTo("ping");
    }

    @Test
    void pingsAgainAfterEachIntervalOfFurtherSilence() throws Exception {
        beat(1 + INTERVAL);
        assertThat(remote.next()).isEqualTo("ping");
        beat(INTERVAL - 1);
        assertThat(remote.isQuiet()).isTrue();

        beat(1);

        assertThat(remote.next()).isEqualTo("ping");
    }

    @Test
    void neitherPingsNorEndsClientThatSendsMessages() {
        for (int i = 0; i < 20; i++) {
            connection.arrived(true, true, 5);
            beat(INTERVAL);
        }

        assertThat(remote.isQuiet()).isTrue();
        assertThat(open).contains(connection);
    }

    @Test
    void endsConnectionOfAClientThatAnswersNothingWith1001AndForgetsIt() throws Exception {
        beat(TIMEOUT);
        assertThat(remote.next() + remote.next()).isEqualTo("pingping");
        assertThat(open).contains(connection);

        beat(1);

        assertThat(remote.next()).isEqualTo("close 1001");
        assertThat(remote.closes())
                .singleElement()
                .extracting(CloseReason::getReasonPhrase)
                .isEqualTo("nothing came for 8 s, not even a pong (duplex.idle.timeout)");
        assertThat(open).isEmpty();
    }

    @Test
    void neverEndsClientThatAnswersPings() throws Exception {
        beat(1);
        for (int i = 0; i < 20; i++) {
            beat(INTERVAL);
            assertThat(remote.next()).isEqualTo("ping");
            connection.heard();
            beat(1);
        }

        assertThat(remote.isQuiet()).isTrue();
        assertThat(open).contains(connection);
    }

    @Test
    void pongThatNobodyAskedForCountsAsWell() {
        beat(INTERVAL);
        connection.heard();

        beat(INTERVAL);

        assertThat(remote.isQuiet()).isTrue();
    }

    @Test
    void countsNoSilenceWhileSomethingIsOnItsWayToTheClient() throws Exception {
        remote.answeringLater();
        connection.outbox().offer(Pieces.message("slowly read"));
        beat(100);
        assertThat(remote.next()).isEqualTo("slowly read");
        assertThat(remote.isQuiet()).isTrue();

        remote.answeringAtOnce().answer(null);
        beat(INTERVAL - 1);
        assertThat(remote.isQuiet()).isTrue();
        beat(1);

        assertThat(remote.next()).isEqualTo("ping");
    }

    @Test
    void leavesQuietConnectionAlone() throws Exception {
        connection.quiet(true);
        beat(100);
        assertThat(remote.isQuiet()).isTrue();
        assertThat(open).contains(connection);

        connection.quiet(false);
        beat(INTERVAL);

        assertThat(remote.next()).isEqualTo("ping");
    }

    @Test
    void waitsForClientThatIsNotReadFrom() throws Exception {
        connection.outbox().stopReading();
        assertThat(remote.next()).isEqualTo("pause");

        beat(100);

        assertThat(remote.isQuiet()).isTrue();
        assertThat(open).contains(connection);
    }

    @Test
    void goesOnForOthersWhileOneClientTakesNoPing() throws Exception {
        FakeRemote stalled = FakeRemote.likeOthers().stalled();
        open(stalled);

        beat(1 + INTERVAL);

        assertThat(remote.next()).isEqualTo("ping");
        assertThat(stalled.isQuiet()).isTrue();
        stalled.read(1);
        assertThat(stalled.next()).isEqualTo("ping");
    }

    @Test
    void goesOnForOthersWhileAnEndBlocks() throws Exception {
        open.clear();
        FakeRemote stalled = FakeRemote.likeEmbedded().blockingCloses();
        open(stalled);
        beat(1 + TIMEOUT);
        assertThat(stalled.next() + stalled.next()).isEqualTo("pingping");
        open.add(connection);

        beat(1 + INTERVAL);

        assertThat(remote.next()).isEqualTo("ping");
        assertThat(stalled.closes()).isEmpty();
        stalled.read(1);
        assertThat(stalled.next()).isEqualTo("close 1001");
    }

    @Test
    void pingsNobodyWhenSwitchedOff() throws Exception {
        Heartbeat withoutPings = heartbeat(0, 2);

        for (int i = 0; i < 3; i++) {
            withoutPings.beat();
        }

        assertThat(remote.next()).isEqualTo("close 1001");
        assertThat(remote.closes().get(0).getReasonPhrase()).isEqualTo("nothing came for 2 s (duplex.idle.timeout)");
    }

    @Test
    void endsNobodyWhenSwitchedOff() {
        Heartbeat withoutEnd = heartbeat(1_000, 0);

        for (int i = 0; i < 900; i++) {
            withoutEnd.beat();
        }

        assertThat(open).contains(connection);
        assertThat(remote.isQuiet()).isTrue();
    }

    private void beat(int seconds) {
        for (int i = 0; i < seconds; i++) {
            heartbeat.beat();
        }
    }

    private Heartbeat heartbeat(int interval, int timeout) {
        return new Heartbeat(
                new SilenceLimits(Duration.ofSeconds(interval), Duration.ofSeconds(timeout)), open, closers);
    }

    private Connection open(FakeRemote client) {
        Outbox outbox = new Outbox(
                client, writers, Reads.UNKNOWN, new OutboxLimits(1_000, 10_000, Duration.ofSeconds(10)), new Tally());
        Connection opened = new Connection(client, outbox, noParts(), open);
        open.add(opened);
        return opened;
    }

    private static PartSize noParts() {
        return new PartSize(new FakeParts(0), new Semaphore(0), Reads.UNKNOWN);
    }
}
