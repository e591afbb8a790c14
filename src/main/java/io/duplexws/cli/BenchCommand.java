package io.duplexws.cli;

import io.duplexws.cli.bench.Bench;
import io.duplexws.cli.bench.BenchJson;
import io.duplexws.cli.bench.BenchText;
import io.duplexws.cli.bench.Plan;
import io.duplexws.cli.bench.Result;
import io.duplexws.cli.bench.Second;
import io.duplexws.cli.wire.Opening;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench}: a load for any server that echoes, every echo checked. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        description = {
            "Sends messages to any WebSocket that echoes them, checks each echo, and tells how many came a second, how late,"
                    + " and what they cost on the wire. With --rate latencies count from when a message was due; without it"
                    + " the next one goes out when an echo has come."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every message went out, and its echo came and was right",
            "1:some did not",
            "2:a bad option or URL, or nothing could be run"
        })
final class BenchCommand implements Callable<Integer> {

    private static final int MISSING = 1;
    private static final int MOST_CONNECTIONS = 5_000;
    private static final int MOST_RATE = 1_000_000;
    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final int MOST_WINDOW = 10_000;
    private static final int WINDOW_OF_RATE = 100;
    private static final int MOST_SECONDS = 3_600;

    /** A message is held to be sent, as it comes, and whole. */
    private static final long COPIES = 4;

    /** Of a connection, besides messages. */
    private static final long BUFFERS = 100_000;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "URL",
            description = "ws://… or wss://… of a server that echoes; http and https mean these")
    private String url;

    @Option(names = "--connections", paramLabel = "N", defaultValue = "1", description = "at once; default 1")
    private int connections;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "messages a second, over all connections; without it as many as the echoes let through")
    private Optional<Double> rate;

    @Option(names = "--size", paramLabel = "N", defaultValue = "100", description = "bytes of each; default 100")
    private int size;

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "messages of a connection in flight at most; default 1, with --rate 100")
    private Optional<Integer> window;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "10", description = "that count; default 10")
    private int seconds;

    @Option(names = "--warmup", paramLabel = "N", defaultValue = "1", description = "seconds before that; default 1")
    private int warmUp;

    @Option(names = "--binary", description = "binary messages, in place of text")
    private boolean binary;

    @Option(
            names = "--skip",
            paramLabel = "N",
            defaultValue = "0",
            description = "messages with which the server greets each connection; default 0")
    private int skip;

    @Option(names = "--json", description = "the result for programs, see docs/bench.md")
    private boolean json;

    @Option(
            names = "--progress",
            description = "a line each second, on standard error; on a terminal it is there anyway")
    private boolean progress;

    @Option(
            names = {"-s", "--subprotocol"},
            paramLabel = "NAME",
            description = "offers this subprotocol; may stand more than once, the preferred one first")
    private List<String> subprotocols = new ArrayList<>();

    @Option(
            names = "--origin",
            paramLabel = "URL",
            defaultValue = "",
            description = "connects as a page of this origin would; without it there is no Origin header")
    private String origin;

    @Mixin
    private WireOptions wire;

    @Override
    public Integer call() throws InterruptedException {
        Plan plan = plan();
        Opening opening = wire.opening(url, subprotocols, origin);
        Result result;
        try {
            result = new Bench(plan, opening).run(this::tell);
        } catch (IOException cannot) {
            throw new CannotRun(cannot.getMessage(), cannot);
        }
        PrintWriter out = spec.commandLine().getOut();
        String target = opening.target().toString();
        out.print(json ? new BenchJson(target, result) + "\n" : new BenchText(target, result).toString());
        out.flush();
        return result.isComplete() ? 0 : MISSING;
    }

    private Plan plan() {
        requireFrom(1, MOST_CONNECTIONS, "--connections", connections);
        double perSecond = rate.orElse(0.0);
        require(
                rate.isEmpty() || perSecond > 0 && perSecond <= MOST_RATE,
                "--rate is " + perSecond + "; wanted messages a second, up to " + MOST_RATE);
        requireFrom(1, MOST_BYTES, "--size", size);
        requireFrom(1, MOST_WINDOW, "--window", window.orElse(1));
        requireFrom(1, MOST_SECONDS, "--seconds", seconds);
        requireFrom(0, MOST_SECONDS, "--warmup", warmUp);
        requireFrom(0, MOST_WINDOW, "--skip", skip);
        requireMemory();
        return new Plan(
                connections,
                perSecond,
                window.orElse(rate.isPresent() ? WINDOW_OF_RATE : 1),
                size,
                binary,
                Duration.ofSeconds(warmUp),
                Duration.ofSeconds(seconds),
                skip);
    }

    private void requireMemory() {
        long needed = connections * (COPIES * size + BUFFERS);
        long most = Runtime.getRuntime().maxMemory();
        require(
                needed <= most,
                "%d connections with messages of %d bytes take some %d MB, and Java may take %d; java -Xmx lets it take more"
                        .formatted(connections, size, needed >> 20, most >> 20));
    }

    private static void requireFrom(int least, int most, String option, int found) {
        require(found >= least && found <= most, option + " is " + found + "; wanted " + least + " to " + most);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new CannotRun(sentence);
        }
    }

    private void tell(Second second) {
        if (progress || System.console() != null) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(second);
            err.flush();
        }
    }
}
