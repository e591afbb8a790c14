package io.duplexws.cli;

import io.duplexws.cli.compare.CompareJson;
import io.duplexws.cli.compare.CompareText;
import io.duplexws.cli.compare.Comparison;
import io.duplexws.cli.compare.Lane;
import io.duplexws.cli.compare.LaneResult;
import io.duplexws.cli.compare.Plan;
import io.duplexws.cli.wire.Application;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compare}: the same events over polling, long polling, server-sent events and a WebSocket, every byte counted. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        description = {
            "Publishes the same events for each way to hear them: short polls on new connections and on one that is kept, long"
                    + " polls, server-sent events, a WebSocket; tells how late they came and what each cost, every byte counted."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every event came in every lane",
            "1:some did not",
            "2:a bad option or URL, or nothing could be run"
        })
final class CompareCommand implements Callable<Integer> {

    private static final int LOST = 1;
    private static final int MOST_CLIENTS = 10_000;
    private static final int MOST_BYTES = 65_536;
    private static final int MOST_SECONDS = 3_600;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "URL", description = "of the application, such as wss://example.org/duplex/")
    private String url;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "10", description = "events a second; default 10")
    private double rate;

    @Option(names = "--size", paramLabel = "N", defaultValue = "100", description = "bytes of each; default 100")
    private int size;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "so long in each lane; default 10")
    private int seconds;

    @Option(names = "--clients", paramLabel = "N", defaultValue = "1", description = "that hear; default 1")
    private int clients;

    @Option(
            names = "--interval",
            paramLabel = "MS",
            defaultValue = "1000",
            description = "milliseconds between two short polls of one client; default 1000")
    private int interval;

    @Option(
            names = "--lanes",
            split = ",",
            paramLabel = "LANE",
            description = "only these, comma separated: polling-new, polling, long-polling, sse, websocket")
    private List<String> lanes = new ArrayList<>();

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "",
            description = "the server's duplex.publish.token; not wanted for a server on this machine")
    private String token;

    @Option(names = "--json", description = "the result for programs, see docs/compare.md")
    private boolean json;

    @Option(names = "--markdown", description = "the result as a document")
    private boolean markdown;

    @Mixin
    private WireOptions wire;

    @Override
    public Integer call() throws InterruptedException {
        Plan plan = plan();
        Application application = Application.of(wire.opening(url, List.of(), ""));
        Comparison comparison;
        List<LaneResult> results;
        try {
            comparison = new Comparison(plan, application, token);
            results = comparison.run(this::progress);
        } catch (IOException cannot) {
            throw new CannotRun(cannot.getMessage(), cannot);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new CompareJson(application.target().toString(), plan, results, comparison.aside()));
        } else {
            CompareText text = new CompareText(plan, results);
            out.print(markdown ? text.markdown() : text.plain());
        }
        out.flush();
        return results.stream().allMatch(result -> result.isComplete(plan.clients())) ? 0 : LOST;
    }

    private Plan plan() {
        require(rate > 0 && rate <= 10_000, "--rate", String.valueOf(rate), "events a second, up to 10000");
        require(
                size >= Plan.LEAST_SIZE && size <= MOST_BYTES,
                "--size",
                String.valueOf(size),
                Plan.LEAST_SIZE + " to " + MOST_BYTES + " bytes");
        require(seconds >= 1 && seconds <= MOST_SECONDS, "--seconds", String.valueOf(seconds), "1 to " + MOST_SECONDS);
        require(clients >= 1 && clients <= MOST_CLIENTS, "--clients", String.valueOf(clients), "1 to " + MOST_CLIENTS);
        require(interval >= 1, "--interval", String.valueOf(interval), "milliseconds, at least 1");
        List<Lane> wanted = new ArrayList<>();
        for (String id : lanes) {
            wanted.add(Lane.of(id)
                    .orElseThrow(() -> new CannotRun("--lanes names \"" + id
                            + "\"; wanted are some of polling-new, polling, long-polling, sse, websocket")));
        }
        return new Plan(
                wanted.isEmpty() ? List.of(Lane.values()) : wanted,
                rate,
                size,
                Duration.ofSeconds(seconds),
                Duration.ofMillis(interval),
                clients);
    }

    private static void require(boolean holds, String option, String found, String wanted) {
        if (!holds) {
            throw new CannotRun(option + " is " + found + "; wanted " + wanted);
        }
    }

    /** For people who wait; not into a file. */
    private void progress(Lane lane) {
        if (!json && !markdown && System.console() != null) {
            spec.commandLine().getErr().println(lane.id() + ": " + seconds + " s");
        }
    }
}
