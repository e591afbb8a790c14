package io.duplexws.bench;

import io.duplexws.cli.bench.Plan;
import io.duplexws.cli.bench.Result;
import io.duplexws.cli.wire.Opening;
import io.duplexws.cli.wire.Target;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** {@code java -jar duplex.war} beside the server that is everywhere the measure: gorilla/websocket, in turn within one run. */
final class Gorilla {

    /** Messages a second, over all connections, of the run that asks for latency. */
    private static final int RATE = 5_000;

    private static final int CONNECTIONS = 64;

    private Gorilla() {}

    static void run(int rounds, double seconds, String name) throws IOException, InterruptedException {
        Path program = built().orElse(null);
        if (program == null) {
            System.out.println("left out: gorilla, which wants Go and its package:"
                    + " apt-get install golang-go golang-github-gorilla-websocket-dev gcc libc6-dev");
            return;
        }
        try (ServerProcess duplex = ServerProcess.duplex("-Dduplex.publish.token=" + Fan.TOKEN);
                ServerProcess gorilla = ServerProcess.other(program)) {
            System.out.printf(
                    "%-34s %12s %22s%n",
                    Boolean.getBoolean("wall") ? "messages per second" : "messages per processor second",
                    "Duplex",
                    "/ gorilla");
            for (Bench.Scenario scenario : Bench.ECHO) {
                // The two that name another bare endpoint are the same here.
                if (scenario.name().contains(name) && !scenario.bare().equals("/parts")) {
                    ratio(
                            scenario.name(),
                            rounds,
                            server -> Bench.rate(server, "/ws", scenario, seconds),
                            duplex,
                            gorilla);
                }
            }
            for (int window : "push".contains(name) ? List.of(1, Fan.WINDOW) : List.<Integer>of()) {
                ratio(
                        "push to 1,000, " + window + " in flight",
                        rounds,
                        server -> server == duplex
                                ? Fan.pushed(server, window, seconds)
                                : Fan.looped(server, "/hub", "/hub-publish", window, seconds),
                        duplex,
                        gorilla);
            }
            if ("latency".contains(name)) {
                latency(rounds, Math.max(5, (int) seconds), duplex, gorilla);
            }
        }
    }

    /** Builds the program; empty where the machine has no Go or not the package. */
    static Optional<Path> built() throws IOException {
        Path program = Path.of("target", "gorilla-echo").toAbsolutePath();
        ProcessBuilder build = new ProcessBuilder("go", "build", "-o", program.toString(), "src/test/gorilla/echo.go")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/bench.log")));
        build.environment().put("GO111MODULE", "off");
        build.environment().put("GOPATH", "/usr/share/gocode");
        build.environment().put("GOFLAGS", "");
        try {
            return build.start().waitFor() == 0 ? Optional.of(program) : Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException noGo) {
            return Optional.empty();
        }
    }

    /** Measures one server, in something of which more is better. */
    @FunctionalInterface
    private interface Measure {
        double of(ServerProcess server) throws IOException;
    }

    private static void ratio(String name, int rounds, Measure measure, ServerProcess duplex, ServerProcess gorilla)
            throws IOException {
        List<Double> rates = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = -1; round < rounds; round++) {
            double mine = measure.of(duplex);
            double theirs = measure.of(gorilla);
            if (round >= 0) {
                rates.add(mine);
                ratios.add(mine / theirs);
            }
        }
        System.out.printf(Locale.ROOT, "%-34s %,12.0f %22s%n", name, Bench.median(rates), Bench.spread(ratios));
    }

    private static void latency(int rounds, int seconds, ServerProcess duplex, ServerProcess gorilla)
            throws IOException, InterruptedException {
        List<Double> mine = new ArrayList<>();
        List<Double> at50 = new ArrayList<>();
        List<Double> at99 = new ArrayList<>();
        for (int round = -1; round < rounds; round++) {
            Histogram ours = latencies(duplex, seconds);
            Histogram theirs = latencies(gorilla, seconds);
            if (round >= 0) {
                mine.add(ours.getValueAtPercentile(99) / 1e6);
                at50.add((double) ours.getValueAtPercentile(50) / theirs.getValueAtPercentile(50));
                at99.add((double) ours.getValueAtPercentile(99) / theirs.getValueAtPercentile(99));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%,d a second: p99 %.3f ms; p50 / gorilla %s, p99 / gorilla %s%n",
                RATE,
                Bench.median(mine),
                Bench.spread(at50),
                Bench.spread(at99));
    }

    private static Histogram latencies(ServerProcess server, int seconds) throws IOException, InterruptedException {
        Plan plan = new Plan(CONNECTIONS, RATE, 100, 125, false, Duration.ofSeconds(1), Duration.ofSeconds(seconds), 0);
        Opening opening = new Opening(
                Target.read("ws://127.0.0.1:" + server.address().getPort() + "/ws"),
                List.of(),
                List.of(),
                "",
                false,
                Duration.ofSeconds(10));
        Result result = new io.duplexws.cli.bench.Bench(plan, opening).run(second -> {});
        if (!result.isComplete()) {
            throw new IOException("not all echoes came: " + result.problem());
        }
        return result.latencies();
    }
}
