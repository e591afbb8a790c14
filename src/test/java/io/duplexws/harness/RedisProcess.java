package io.duplexws.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis on a free port, with everything on disk before it answers: the one of this machine, else the one that comes
 * with the tests.
 */
public final class RedisProcess implements AutoCloseable {

    private final Path directory;
    private final int port;
    private Process process;

    private RedisProcess(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    public static RedisProcess start(Path directory) throws IOException {
        RedisProcess redis = new RedisProcess(Files.createDirectories(directory), FreePort.find());
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
        if (!FreePort.isServedBy(process, port)) {
            throw new IOException("Redis did not start: " + Files.readString(directory.resolve("redis.log")));
        }
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

    private static String executable() throws IOException {
        Optional<Path> installed = Installed.find("redis-server");
        return installed.isPresent()
                ? installed.get().toString()
                : ExecutableProvider.newJarResourceProvider().get().getAbsolutePath();
    }
}
