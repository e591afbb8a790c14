package io.duplexws.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** What goes over the loopback to and from one port, as tshark sees it. Wants the right to capture. */
public final class PacketCapture implements AutoCloseable {

    private static final int SECONDS = 20;

    /** Where the first byte of a connection stands, as tshark counts. */
    private static final int FIRST = 1;

    private final Path program;
    private final Process process;
    private final Path file;
    private final int port;

    /**
     * Bytes of TCP's payload, each once.
     *
     * @param up   to the port
     * @param down from it
     */
    public record Bytes(long up, long down) {}

    private PacketCapture(Path program, Process process, Path file, int port) {
        this.program = program;
        this.process = process;
        this.file = file;
        this.port = port;
    }

    /** Returns when packets are captured. Skips the test where there is no tshark, but not in CI. */
    public static PacketCapture start(Path directory, int port) throws IOException {
        Path program = Installed.find("tshark").orElse(null);
        String missing = "no tshark on the PATH: apt-get install tshark";
        Assumptions.assumeTrue(program != null || System.getenv("CI") != null, missing);
        assertThat(program).as(missing).isNotNull();
        Path file = directory.resolve("packets.pcapng");
        Process process = new ProcessBuilder(
                        program.toString(), "-q", "-i", "lo", "-f", "tcp port " + port, "-w", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("tshark.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        PacketCapture capture = new PacketCapture(program, process, file, port);
        capture.awaitPackets();
        return capture;
    }

    /** Connections without a byte of payload, until one of them has been seen: and with it all that went before. */
    private void awaitPackets() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        for (int knock = knock();
                !Files.exists(file) || lines("tcp.port == " + knock).isEmpty();
                knock = knock()) {
            assertThat(process.isAlive() && System.nanoTime() < end)
                    .as(() -> "tshark captures: " + log())
                    .isTrue();
        }
    }

    /** Returns the port that it came from. */
    private int knock() throws IOException {
        int from;
        try (Socket socket = new Socket("127.0.0.1", port)) {
            from = socket.getLocalPort();
        }
        pause();
        return from;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(200);
        } catch (InterruptedException stopped) {
            throw new IOException("interrupted while tshark was waited for", stopped);
        }
    }

    private String log() {
        try {
            return Files.readString(file.resolveSibling("tshark.log"));
        } catch (IOException none) {
            return "no log: " + none;
        }
    }

    /**
     * Ends the capture, and adds up what the clients have sent and what they have got: of each connection the place of the
     * last byte sent, for some are sent twice; of what comes from the server the last one that was acknowledged, for it may
     * write to a client that has closed meanwhile, which gets nothing of it.
     */
    public Bytes stop() throws IOException {
        awaitPackets();
        close();
        Map<String, Long> up = new HashMap<>();
        Map<String, Long> down = new HashMap<>();
        Map<String, Long> got = new HashMap<>();
        for (String line : lines("tcp.flags.reset == 0")) {
            String[] fields = line.split("\t");
            boolean isUp = Integer.parseInt(fields[1]) == port;
            long length = Long.parseLong(fields[3]);
            if (length > 0) {
                (isUp ? up : down).merge(fields[0], Long.parseLong(fields[2]) + length - FIRST, Math::max);
            }
            if (isUp) {
                got.merge(fields[0], Long.parseLong(fields[4]) - FIRST, Math::max);
            }
        }
        // The end of a connection is acknowledged like a byte, and is none.
        down.replaceAll((stream, end) -> Math.min(end, got.getOrDefault(stream, 0L)));
        return new Bytes(sum(up), sum(down));
    }

    private static long sum(Map<String, Long> bytes) {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    private List<String> lines(String filter) throws IOException {
        Process reading = new ProcessBuilder(
                        program.toString(),
                        "-r",
                        file.toString(),
                        "-Y",
                        filter,
                        "-T",
                        "fields",
                        "-e",
                        "tcp.stream",
                        "-e",
                        "tcp.dstport",
                        "-e",
                        "tcp.seq",
                        "-e",
                        "tcp.len",
                        "-e",
                        "tcp.ack")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new ArrayList<>();
        reading.inputReader().lines().filter(line -> !line.isBlank()).forEach(lines::add);
        return lines;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IOException("interrupted while tshark ended", stopped);
        }
    }
}
