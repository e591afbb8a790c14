package io.duplexws.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    private final Optional<OwnCertificate> tls;
    private Process process;

    private RedisProcess(Path directory, int port, Optional<OwnCertificate> tls) {
        this.directory = directory;
        this.port = port;
        this.tls = tls;
    }

    public static RedisProcess start(Path directory) throws IOException {
        return start(directory, Optional.empty());
    }

    /** With TLS only; a Redis that was built without it does not start. */
    public static RedisProcess startTls(Path directory, OwnCertificate certificate) throws IOException {
        return start(directory, Optional.of(certificate));
    }

    private static RedisProcess start(Path directory, Optional<OwnCertificate> tls) throws IOException {
        RedisProcess redis = new RedisProcess(Files.createDirectories(directory), FreePort.find(), tls);
        redis.start();
        return redis;
    }

    public String uri() {
        return tls.isPresent() ? "rediss://localhost:" + port : "redis://127.0.0.1:" + port;
    }

    /** On the same port, with what is on disk. */
    public void start() throws IOException {
        process = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("redis.log").toFile())
                .start();
        Process started = process;
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        if (!FreePort.isServedBy(process, port)) {
            throw new IOException("Redis did not start: " + Files.readString(directory.resolve("redis.log")));
        }
    }

    private List<String> command() throws IOException {
        List<String> command = new ArrayList<>(List.of(executable(), "--bind", "127.0.0.1", "--dir"));
        command.add(directory.toString());
        command.addAll(List.of("--appendonly", "yes", "--appendfsync", "always", "--save", ""));
        command.addAll(List.of("--port", tls.isPresent() ? "0" : String.valueOf(port)));
        tls.ifPresent(own -> command.addAll(List.of(
                "--tls-port",
                String.valueOf(port),
                "--tls-cert-file",
                own.certificate().toString(),
                "--tls-key-file",
                own.key().toString(),
                "--tls-auth-clients",
                "no")));
        return command;
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

    /** Whether this machine has one of its own; the one that comes with the tests is built without TLS. */
    public static boolean isInstalled() {
        return installed().isPresent();
    }

    /** {@code -Dredis=…} names another one. */
    private static Optional<Path> installed() {
        String named = System.getProperty("redis");
        return named == null ? Installed.find("redis-server", "valkey-server") : Optional.of(Path.of(named));
    }

    private static String executable() throws IOException {
        Optional<Path> installed = installed();
        return installed.isPresent()
                ? installed.get().toString()
                : ExecutableProvider.newJarResourceProvider().get().getAbsolutePath();
    }
}
