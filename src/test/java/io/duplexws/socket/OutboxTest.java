package io.duplexws.socket;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final Writers writers = new Writers(4, Duration.ofSeconds(10));
    private final FakeRemote remote = FakeRemote.likeTomcat();
    private final Outbox outbox = new Outbox(
            remote, writers, Reads.UNKNOWN, new OutboxLimits(1_000_000, 10_000, Duration.ofSeconds(10)), new Tally());

    @AfterEach
    void stopWriters() {
        writers.close();
    }

    @Test
    void sendsAtOnceOnTheCallingThread() {
        outbox.offer(Pieces.part("a"));

        assertThat(remote.isQuiet()).isFalse();
    }

    @Test
    void keepsTheOrderOfWhatWaits() throws Exception {
        remote.stalled();
        CompletableFuture<Void> first = offerElsewhere(Pieces.message("first"));
        awaitSendInFlight();
        for (int i = 0; i < 100; i++) {
            outbox.offer(Pieces.message("n" + i));
        }

        remote.read(101);
        first.get(5, TimeUnit.SECONDS);

        assertThat(nextMessage()).isEqualTo("first");
        for (int i = 0; i < 100; i++) {
            assertThat(nextMessage()).isEqualTo("n" + i);
        }
    }

    @Test
    void closesAfterWhatWaits() throws Exception {
        remote.stalled();
        CompletableFuture<Void> first = offerElsewhere(Pieces.message("first"));
        awaitSendInFlight();
        outbox.offer(Pieces.message("second"));
        outbox.offer(Pieces.close());

        remote.read(2);
        first.get(5, TimeUnit.SECONDS);

        assertThat(nextMessage()).isEqualTo("first");
        assertThat(nextMessage()).isEqualTo("second");
        assertThat(nextMessage()).isEqualTo("close 1000");
    }

    @Test
    void dropsWhatComesAfterTheClose() throws Exception {
        outbox.offer(Pieces.close());
        outbox.offer(Pieces.message("late"));

        assertThat(remote.next()).isEqualTo("close 1000");
        assertThat(remote.isQuiet()).isTrue();
    }

    @Test
    void endsTheConnectionWhenASendFails() throws Exception {
        remote.fail("broken pipe");

        outbox.offer(Pieces.message("a"));
        outbox.offer(Pieces.message("b"));

        assertThat(nextMessage()).isEqualTo("close 1011");
        assertThat(remote.closes())
                .singleElement()
                .extracting(CloseReason::getReasonPhrase)
                .isEqualTo("a message could not be sent");
    }

    @Test
    void dropsWhatWaitsWhenTheConnectionIsGone() throws Exception {
        remote.stalled();
        CompletableFuture<Void> first = offerElsewhere(Pieces.message("first"));
        awaitSendInFlight();
        outbox.offer(Pieces.message("second"));

        outbox.discard(End.CLIENT);
        remote.read(2);
        first.get(5, TimeUnit.SECONDS);

        assertThat(nextMessage()).isEqualTo("first");
        assertThat(remote.isQuiet()).isTrue();
    }

    @Test
    void copiesBytesThatHaveToWaitBecauseTheContainerReusesItsBuffer() throws Exception {
        remote.stalled();
        CompletableFuture<Void> first = offerElsewhere(Pieces.message("first"));
        awaitSendInFlight();
        ByteBuffer reused = ByteBuffer.wrap(new byte[] {'o', 'k'});
        outbox.offer(new Piece.Binary(reused, true, true));
        reused.put(0, (byte) 'n').put(1, (byte) 'o');

        remote.read(2);
        first.get(5, TimeUnit.SECONDS);

        assertThat(nextMessage()).isEqualTo("first");
        assertThat(nextMessage()).isEqualTo("ok");
    }

    @Test
    void sendsEmptyMessages() throws Exception {
        outbox.offer(Pieces.message(""));
        outbox.offer(new Piece.Binary(ByteBuffer.allocate(0), true, true));

        assertThat(nextMessage()).isEmpty();
        assertThat(nextMessage()).isEmpty();
    }

    private CompletableFuture<Void> offerElsewhere(Piece piece) {
        return CompletableFuture.runAsync(() -> outbox.offer(piece), task -> new Thread(task).start());
    }

    private void awaitSendInFlight() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (remote.mostInFlight() == 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(remote.mostInFlight()).isEqualTo(1);
    }

    /** The next event that is no matter of batches. */
    private String nextMessage() throws InterruptedException {
        String event = remote.next();
        while (event.equals("batch") || event.equals("flush")) {
            event = remote.next();
        }
        return event;
    }
}
