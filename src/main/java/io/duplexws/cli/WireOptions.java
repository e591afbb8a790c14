package io.duplexws.cli;

import io.duplexws.cli.wire.Opening;
import io.duplexws.cli.wire.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** How commands that measure connect: the same options, the same words, the same errors. */
final class WireOptions {

    private static final int MOST_SECONDS = 3_600;

    @Option(
            names = {"-H", "--header"},
            paramLabel = "\"NAME: VALUE\"",
            description =
                    "sends this header with every request, such as the Authorization that a gateway wants, in place of"
                            + " one of the same name; without a value it takes that away")
    private List<String> headers = new ArrayList<>();

    @Option(names = "--insecure", description = "takes any certificate and any name in it")
    private boolean insecure;

    @Option(
            names = "--timeout",
            paramLabel = "S",
            defaultValue = "10",
            description = "seconds to wait for a connection, and for an answer; default 10")
    private int timeout;

    /**
     * @param origin empty for none
     * @throws CannotRun in one sentence, for a bad option or URL
     */
    Opening opening(String url, List<String> subprotocols, String origin) {
        if (timeout < 1 || timeout > MOST_SECONDS) {
            throw new CannotRun("--timeout is " + timeout + "; wanted seconds, 1 to " + MOST_SECONDS);
        }
        try {
            return new Opening(Target.read(url), subprotocols, headers, origin, insecure, Duration.ofSeconds(timeout));
        } catch (IllegalArgumentException bad) {
            throw new CannotRun(bad.getMessage(), bad);
        }
    }
}
