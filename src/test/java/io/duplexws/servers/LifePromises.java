package io.duplexws.servers;

import static io.duplexws.servers.Promise.that;
import static io.duplexws.servers.Promise.thatAtTheEnd;
import static io.duplexws.servers.Promise.thatInTime;
import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.harness.Flood;
import io.duplexws.harness.Frame;
import io.duplexws.harness.HttpAnswer;
import io.duplexws.harness.RawSocket;
import io.duplexws.servers.Promise.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Connections that are silent, slow, or there when Duplex is undeployed. All settings have their defaults. */
final class LifePromises {

    private static final Duration SILENCE = Duration.ofSeconds(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofSeconds(60);

    private LifePromises() {}

    static Section section() {
        return new Section(
                "Life",
                List.of(
                        thatInTime("100 s of silence: pinged by the server, open", LifePromises::silent),
                        thatInTime("60 s without a message or a pong: 1001", LifePromises::idle),
                        that("clients that never read keep nobody from their echo", LifePromises::floods),
                        thatAtTheEnd("undeploy: 1001, and no thread stays", LifePromises::undeploys)));
    }

    private static void floods(Site site) throws Exception {
        Frame frame = Frame.last(Frame.BINARY, new byte[65_536]);
        try (RawSocket other = site.open();
                Flood flood = Flood.of(20, site.base().getPort(), site.path("ws"), frame)) {
            flood.awaitStall(Duration.ofSeconds(1));
            for (int i = 0; i < 100; i++) {
                other.send(Frame.text("message " + i));
                assertThat(other.readMessage().text()).isEqualTo("message " + i);
            }
        }
    }

    private static void silent(Site site) throws Exception {
        try (RawSocket socket = site.open().withPatience(PATIENCE)) {
            long end = System.nanoTime() + SILENCE.toNanos();
            int pings = 0;
            while (System.nanoTime() < end) {
                Frame frame = socket.readFrame();
                assertThat(frame.opcode()).as("a ping, not a close").isEqualTo(Frame.PING);
                socket.send(Frame.last(Frame.PONG, frame.payload()));
                pings++;
            }
            assertThat(pings).isBetween(3, 6);
            socket.send(Frame.text("still here"));
            assertThat(socket.readMessage().text()).isEqualTo("still here");
        }
    }

    private static void idle(Site site) throws Exception {
        try (RawSocket socket = site.open().withPatience(PATIENCE.plus(IDLE))) {
            long start = System.nanoTime();
            Frame frame = socket.readFrame();
            while (frame.opcode() == Frame.PING) {
                frame = socket.readFrame();
            }
            assertThat(frame.opcode()).isEqualTo(Frame.CLOSE);
            assertThat(frame.closeCode()).isEqualTo(1001);
            assertThat(frame.closeReason()).contains("duplex.idle.timeout");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(IDLE.minusSeconds(2));
        }
    }

    private static void undeploys(Site site) throws Exception {
        List<CompletableFuture<Integer>> codes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            RawSocket socket = site.open().withPatience(PATIENCE);
            socket.send(Frame.text("here"));
            assertThat(socket.readMessage().text()).isEqualTo("here");
            codes.add(CompletableFuture.supplyAsync(() -> closeCode(socket), task -> new Thread(task).start()));
        }
        site.undeploy().run();
        for (CompletableFuture<Integer> code : codes) {
            assertThat(code.get(10, TimeUnit.SECONDS)).isEqualTo(1001);
        }
        assertNoThreadStays(site);
    }

    private static int closeCode(RawSocket open) {
        try (RawSocket socket = open) {
            int code = socket.readFrame().closeCode();
            socket.send(Frame.close(code, ""));
            return code;
        } catch (IOException cut) {
            throw new UncheckedIOException("cut without a close frame", cut);
        }
    }

    private static void assertNoThreadStays(Site site) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String left = threads(site);
        while (!left.isEmpty() && System.nanoTime() < end) {
            left = threads(site);
        }
        assertThat(left).isEmpty();
    }

    /** As the WAR beside it tells; none where the server itself has ended. */
    private static String threads(Site site) throws IOException {
        try {
            HttpAnswer answer = site.getAbsolute("/witness/threads");
            assertThat(answer.status()).isEqualTo(200);
            return answer.body();
        } catch (ConnectException ended) {
            return "";
        }
    }
}
