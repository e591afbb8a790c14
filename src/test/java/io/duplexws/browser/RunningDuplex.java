package io.duplexws.browser;

import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Launch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The executable WAR as a process on a free port, for a browser. */
final class RunningDuplex implements AutoCloseable {

    private final DuplexProcess process;

    private RunningDuplex(DuplexProcess process) {
        this.process = process;
    }

    /** Returns when the server answers; with options of {@code serve} as a person would write them. */
    static RunningDuplex start(String... options) {
        List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0"));
        arguments.addAll(List.of(options));
        try {
            Path scratch = Files.createTempDirectory("browser-");
            return new RunningDuplex(
                    Launch.in(scratch, arguments.toArray(String[]::new)).serve());
        } catch (IOException broken) {
            throw new UncheckedIOException("the WAR did not come up with " + arguments, broken);
        }
    }

    /** The address that it printed, with a slash at the end. */
    String url() {
        return process.url();
    }

    @Override
    public void close() {
        process.stop().close();
    }
}
