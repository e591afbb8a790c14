package io.duplexws.harness;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A running {@code java -jar duplex.war connect} with its standard input. */
public final class ConnectProcess implements AutoCloseable {

    private final Process itself;
    private final DuplexProcess process;
    private final Writer input;

    ConnectProcess(Process process) {
        this.itself = process;
        this.process = new DuplexProcess(process);
        this.input = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    }

    /** Writes a line to its input. */
    public ConnectProcess say(String line) throws IOException {
        input.write(line + "\n");
        input.flush();
        return this;
    }

    public ConnectProcess endInput() throws IOException {
        input.close();
        return this;
    }

    /** Waits for a line of standard output. */
    public ConnectProcess awaitPrinted(String line) {
        process.awaitPrinted(line);
        return this;
    }

    /** Waits for a line of standard error with this part. */
    public ConnectProcess awaitNoted(String part) {
        process.awaitLogged(part);
        return this;
    }

    /** Asks it to stop, as Ctrl-C does, and still hears what it says: {@link Process#destroy} would close its streams. */
    public ConnectProcess interrupt() {
        itself.toHandle().destroy();
        return this;
    }

    /** Waits for its end. */
    public int exitCode() {
        process.awaitEnd();
        return process.exitCode();
    }

    public List<String> output() {
        return process.printed();
    }

    public List<String> errors() {
        return process.errors();
    }

    @Override
    public void close() {
        process.close();
    }
}
