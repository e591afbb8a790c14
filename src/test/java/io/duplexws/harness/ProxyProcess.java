package io.duplexws.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A real proxy in the foreground, on a free port of 127.0.0.1, that ends with the test, or with the tests. */
public final class ProxyProcess implements AutoCloseable {

    private static final int LOG_SHOWN = 4_000;
    private static final Set<ProxyProcess> STARTED = ConcurrentHashMap.newKeySet();

    private final ProxyKind kind;
    private final Process process;
    private final int port;
    private final Path log;

    private ProxyProcess(ProxyKind kind, Process process, int port, Path log) {
        this.kind = kind;
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /**
     * Returns when it listens.
     *
     * @param directory its own, made if it is not there
     * @param site      in which {@code {{listen}}} stands for the address to listen on, {@code {{backend}}} for that of the
     *                  server behind it, and {@code {{backend2}}} for that of a second one
     * @param backends  their ports
     */
    public static ProxyProcess start(ProxyKind kind, Path directory, String site, int... backends) throws IOException {
        Path program = kind.program();
        Files.createDirectories(directory);
        int port = FreePort.find();
        String whole = kind.around(site, directory).replace("{{listen}}", "127.0.0.1:" + port);
        for (int i = 0; i < backends.length; i++) {
            whole = whole.replace(i == 0 ? "{{backend}}" : "{{backend" + (i + 1) + "}}", "127.0.0.1:" + backends[i]);
        }
        if (whole.contains("{{")) {
            throw new IllegalArgumentException("a placeholder is left, with " + backends.length + " servers: " + whole);
        }
        Path configuration = Files.writeString(directory.resolve("proxy.conf"), whole);
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(kind.arguments(configuration.toString()));
        return started(kind, command, port, directory.resolve("proxy.log"));
    }

    private static ProxyProcess started(ProxyKind kind, List<String> command, int port, Path log) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        ProxyProcess proxy = new ProxyProcess(kind, process, port, log);
        // Not by force: its workers would stay.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        STARTED.add(proxy);
        if (!FreePort.isServedBy(process, port)) {
            proxy.close();
            throw new IOException(kind + " did not start: " + proxy.log());
        }
        return proxy;
    }

    public int port() {
        return port;
    }

    /** Such as {@code http://localhost:40123/}. */
    public String url() {
        return "http://localhost:" + port + "/";
    }

    /** Such as {@code ws://localhost:40123/ws} for {@code ws}. */
    public String socketUrl(String name) {
        return "ws://localhost:" + port + "/" + name;
    }

    /** The end of what it has written. */
    public String log() {
        try {
            String all = Files.readString(log);
            return all.substring(Math.max(0, all.length() - LOG_SHOWN));
        } catch (IOException gone) {
            return "its log is gone: " + gone;
        }
    }

    /** With all of its connections; idempotent. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** All that run, and those that ended since the last {@link #forgetEnded}. */
    static Collection<ProxyProcess> known() {
        return STARTED;
    }

    static void forgetEnded() {
        STARTED.removeIf(proxy -> !proxy.process.isAlive());
    }

    @Override
    public String toString() {
        return kind + " on port " + port;
    }
}
