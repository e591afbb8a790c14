package io.duplexws.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running {@code java -jar duplex.war} with all that it has printed. */
public final class DuplexProcess implements AutoCloseable {

    /** A comparison takes half a minute by itself. */
    private static final int SECONDS = 90;

    private static final Pattern UP = Pattern.compile("is up at (\\S+)");

    private final Process process;
    private final List<String> printed = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final Thread outReader;
    private final Thread errorReader;

    DuplexProcess(Process process) {
        this.process = process;
        this.outReader = reading(process.getInputStream(), printed);
        this.errorReader = reading(process.getErrorStream(), errors);
    }

    /** The address printed, such as {@code http://localhost:40123/}. */
    public String url() {
        for (String line : printed) {
            Matcher up = UP.matcher(line);
            if (up.find()) {
                return up.group(1);
            }
        }
        throw new AssertionError("no address was printed: " + printed + errors);
    }

    /** The address of a WebSocket, such as {@code ws://localhost:40123/ws} for {@code ws}. */
    public String socketUrl(String name) {
        return url().replaceFirst("^http", "ws") + name;
    }

    public int port() {
        return URI.create(url()).getPort();
    }

    /** All lines of standard output. */
    public String output() {
        return String.join("\n", printed);
    }

    /** The same, line by line. */
    public List<String> printed() {
        return List.copyOf(printed);
    }

    /** All lines of standard error. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    public long pid() {
        return process.pid();
    }

    public int exitCode() {
        return process.exitValue();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public void awaitLogged(String part) {
        await("a line on standard error with: " + part, () -> errors.stream().anyMatch(line -> line.contains(part)));
    }

    public void awaitPrinted(String line) {
        await("a line on standard output: " + line, () -> printed.contains(line));
    }

    public DuplexProcess assertNoStackTrace() {
        assertThat(errors).noneMatch(line -> line.startsWith("\tat ") || line.contains("Exception in thread"));
        return this;
    }

    /** No test may let an endpoint hold up the connections beside it. */
    private void assertNoLoopWaited() {
        assertThat(errors).noneMatch(line -> line.contains("waits, and all of its connections with it"));
    }

    /** Asks it to stop, as Ctrl-C and an init system do, and waits until it has. */
    public DuplexProcess stop() {
        process.destroy();
        awaitEnd();
        return this;
    }

    /** Ends it without a word. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Where the test has not stopped it. */
    @Override
    public void close() {
        kill();
    }

    void awaitUp() {
        await("the address", () -> !process.isAlive() || output().contains("Stop it with"));
        assertThat(process.isAlive()).as(() -> "still runs; it said " + errors).isTrue();
    }

    void awaitEnd() {
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("did not end within " + SECONDS + " s; it said " + printed + errors);
            }
            outReader.join(TimeUnit.SECONDS.toMillis(SECONDS));
            errorReader.join(TimeUnit.SECONDS.toMillis(SECONDS));
            assertNoLoopWaited();
        } catch (InterruptedException stopped) {
            throw new AssertionError("interrupted while waiting for the end", stopped);
        }
    }

    private void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        synchronized (this) {
            while (!condition.getAsBoolean()) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                assertThat(left)
                        .as(() -> what + " did not come; it said " + printed + errors)
                        .isPositive();
                try {
                    wait(Math.min(left, 200));
                } catch (InterruptedException stopped) {
                    throw new AssertionError("interrupted while waiting for " + what, stopped);
                }
            }
        }
    }

    private Thread reading(InputStream stream, List<String> lines) {
        Thread reader = new Thread(() -> {
            try (BufferedReader text = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = text.readLine(); line != null; line = text.readLine()) {
                    lines.add(line);
                    synchronized (this) {
                        notifyAll();
                    }
                }
            } catch (IOException killed) {
                // What it had to say has been read.
            }
        });
        reader.setDaemon(true);
        reader.start();
        return reader;
    }
}
