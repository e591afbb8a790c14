package io.duplexws.servers;

import static io.duplexws.servers.Promise.that;
import static io.duplexws.servers.Promise.thatAtTheEnd;
import static io.duplexws.servers.Promise.thatBeside;
import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.harness.Events;
import io.duplexws.harness.Flood;
import io.duplexws.harness.Frame;
import io.duplexws.harness.HttpAnswer;
import io.duplexws.harness.RawSocket;
import io.duplexws.servers.Promise.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Connections that are silent, slow, or there when Duplex is undeployed. All settings have their defaults. */
final class LifePromises {

    private static final Duration SILENCE = Duration.ofSeconds(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The send timeout, the time after which an idle thread ends, and as much again. */
    private static final Duration LEAVE = Duration.ofSeconds(60);

    private static final Duration IDLE = Duration.ofSeconds(60);

    private LifePromises() {}

    static Section section() {
        return new Section(
                "Life",
                List.of(
                        thatBeside("100 s of silence: pinged by the server, open", LifePromises::silent),
                        thatBeside("clients that leave at the close frame keep no thread", LifePromises::leavers),
                        thatBeside("60 s without a message or a pong: 1001", LifePromises::idle),
                        that("clients that never read keep nobody from their echo", LifePromises::floods),
                        thatAtTheEnd(
                                "undeploy: 1001, the end of all streams, and no thread stays",
                                LifePromises::undeploys)));
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

    /** Each leaves while the server may still be about its close frame. */
    private static void leavers(Site site) throws Exception {
        for (int i = 0; i < 300; i++) {
            try (RawSocket socket = site.open("probe")) {
                socket.send(Frame.text("{\"close\":4001}"));
                assertThat(socket.readFrame().closeCode()).isEqualTo(4001);
            }
        }
        Set<String> left = writers(site);
        long end = System.nanoTime() + LEAVE.toNanos();
        while (!left.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(1_000);
            left.retainAll(writers(site));
        }
        assertThat(left).as("threads that still write, or wait").isEmpty();
    }

    /** Threads that write to clients; none stays for long without anything to do. */
    private static Set<String> writers(Site site) throws IOException {
        String all = Server.underTest().isEmbedded() ? ofProcess(site) : threads(site);
        return all.lines().filter(name -> name.startsWith("duplex-stream-")).collect(Collectors.toSet());
    }

    /** The names of all threads of {@code java -jar}, a line each, as the JDK's own tool tells them. */
    private static String ofProcess(Site site) throws IOException {
        ProcessHandle server = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .commandLine()
                        .orElse("")
                        .contains("--port " + site.base().getPort() + " "))
                .findFirst()
                .orElseThrow(() -> new IOException("no process serves " + site.base()));
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(server.pid()),
                        "Thread.print")
                .redirectErrorStream(true)
                .start();
        String dump = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(dump).as("a dump of threads").contains("\"main\"");
        return Pattern.compile("(?m)^\"([^\"]+)\"")
                .matcher(dump)
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.joining("\n"));
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
        for (int i = 0; i < 25; i++) {
            RawSocket socket = site.open().withPatience(PATIENCE);
            socket.send(Frame.text("here"));
            assertThat(socket.readMessage().text()).isEqualTo("here");
            codes.add(CompletableFuture.supplyAsync(() -> closeCode(socket), task -> new Thread(task).start()));
        }
        Events events = site.push().events("undeployed", "");
        events.next();
        assertThat(threads(site)).as("what the witness sees before").isNotEmpty();
        site.undeploy().run();
        events.assertEnds();
        for (CompletableFuture<Integer> code : codes) {
            assertThat(code.get(10, TimeUnit.SECONDS)).isEqualTo(1001);
        }
        assertNoThreadStays(site);
    }

    private static int closeCode(RawSocket open) {
        try (RawSocket socket = open) {
            Frame frame = socket.readFrame();
            assertThat(frame.opcode()).isEqualTo(Frame.CLOSE);
            socket.send(Frame.close(frame.closeCode(), ""));
            return frame.closeCode();
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

    /** As the WAR beside it tells. With {@code java -jar} there is none, and none may answer: the process ends. */
    private static String threads(Site site) throws IOException {
        if (Server.underTest().isEmbedded()) {
            return isUp(site) ? "the whole process" : "";
        }
        HttpAnswer answer = site.getAbsolute("/witness/threads");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private static boolean isUp(Site site) throws IOException {
        try {
            return site.get("").status() > 0;
        } catch (ConnectException ended) {
            return false;
        }
    }
}
