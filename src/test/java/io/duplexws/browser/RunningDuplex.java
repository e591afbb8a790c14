package io.duplexws.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The executable WAR as a process on a free port. */
final class RunningDuplex implements AutoCloseable {

    private static final int SECONDS = 60;
    private static final Pattern ADDRESS = Pattern.compile(" is up at (\\S+)");

    private final Process process;
    private final StringBuffer output = new StringBuffer();
    private final CompletableFuture<String> address = new CompletableFuture<>();

    private RunningDuplex(Process process) {
        this.process = process;
    }

    /** Returns when the server answers; with options of {@code serve} as a person would write them. */
    static RunningDuplex start(String... options) {
        List<String> command = new ArrayList<>(List.of(java(), "-jar", System.getProperty("war", "target/duplex.war")));
        command.addAll(List.of("serve", "--port", "0"));
        command.addAll(List.of(options));
        try {
            RunningDuplex duplex = new RunningDuplex(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
            Thread reader = new Thread(duplex::read, "duplex-output");
            reader.setDaemon(true);
            reader.start();
            duplex.url();
            return duplex;
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot run " + command, broken);
        }
    }

    /** The address that it printed, with a slash at the end. */
    String url() {
        try {
            return address.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException silent) {
            close();
            throw new AssertionError("the WAR did not come up; it said:\n" + output, silent);
        } catch (InterruptedException stopped) {
            close();
            Thread.currentThread().interrupt();
            throw new AssertionError("stopped while the WAR was starting", stopped);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Reads until the process ends, for a full pipe would stop it. */
    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                Matcher matcher = ADDRESS.matcher(line);
                if (matcher.find()) {
                    address.complete(matcher.group(1));
                }
            }
            address.completeExceptionally(new IOException("it ended"));
        } catch (IOException broken) {
            address.completeExceptionally(broken);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
