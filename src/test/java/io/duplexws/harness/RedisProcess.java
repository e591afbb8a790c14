package io.duplexws.harness;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis on a free port, with everything on disk before it answers: the one of this machine, else the one that comes
 * with the tests.
 */
public final class RedisProcess implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Path directory;
    private final int port;
    private Process process;

    private RedisProcess(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    public static RedisProcess start(Path directory) throws IOException {
        RedisProcess redis = new RedisProcess(Files.createDirectories(directory), freePort());
        redis.start();
        return redis;
    }

    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    /** On the same port, with what is on disk. */
    public void start() throws IOException {
        process = new ProcessBuilder(
                        executable(),
                        "--port",
                        String.valueOf(port),
                        "--bind",
                        "127.0.0.1",
                        "--dir",
                        directory.toString(),
                        "--appendonly",
                        "yes",
                        "--appendfsync",
                        "always",
                        "--save",
                        "")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("redis.log").toFile())
                .start();
        Process started = process;
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        awaitPort();
    }

    /** As by SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }

    private void awaitPort() throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() > end || !process.isAlive()) {
                    throw new IOException(
                            "Redis did not start: " + Files.readString(directory.resolve("redis.log")), notYet);
                }
                Thread.onSpinWait();
            }
        }
    }

    private static String executable() throws IOException {
        Optional<Path> installed = Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
        return installed.isPresent()
                ? installed.get().toString()
                : ExecutableProvider.newJarResourceProvider().get().getAbsolutePath();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
