package io.duplexws.bench;

import io.duplexws.cli.compare.Comparison;
import io.duplexws.cli.compare.Lane;
import io.duplexws.cli.compare.LaneResult;
import io.duplexws.cli.compare.Plan;
import io.duplexws.cli.wire.Application;
import io.duplexws.cli.wire.Opening;
import io.duplexws.cli.wire.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The tables of docs/compare.md, and whether the lanes' latencies stand in the same ratios from run to run. */
final class Compared {

    private static final List<Integer> CLIENTS = List.of(1, 10, 100, 1_000);
    private static final int SERVER_CLIENTS = 100;
    private static final int SIZE = 100;
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private Compared() {}

    static void run(int rounds, double seconds) throws IOException {
        try (ServerProcess duplex = ServerProcess.duplex()) {
            Application application = application(duplex);
            // A server that has just started compiles.
            run(application, 20, 100, Duration.ofSeconds(5));
            Duration duration = Duration.ofMillis(Math.round(seconds * 1_000));
            String only = System.getProperty("scenario", "");
            if ("tables".startsWith(only)) {
                tables(application, duration);
            }
            if ("ratios".startsWith(only)) {
                ratios(application, rounds, duration);
            }
        } catch (InterruptedException stopped) {
            throw new IOException("interrupted while comparing", stopped);
        }
    }

    private static Application application(ServerProcess duplex) {
        Target target = Target.read("http://localhost:" + duplex.address().getPort() + "/");
        return Application.of(new Opening(target, List.of(), List.of(), "", false, Duration.ofSeconds(10)));
    }

    private static List<LaneResult> run(Application application, double rate, int clients, Duration duration)
            throws IOException, InterruptedException {
        Plan plan = new Plan(List.of(Lane.values()), rate, SIZE, duration, INTERVAL, clients);
        List<LaneResult> results = new Comparison(plan, application, "").run(lane -> {});
        for (LaneResult result : results) {
            if (!result.isComplete(clients)) {
                throw new IOException(result.lane().id() + ": " + result.delivered() + " came; " + result.problem());
            }
        }
        return results;
    }

    private static void tables(Application application, Duration duration) throws IOException, InterruptedException {
        Map<Integer, List<LaneResult>> all = new TreeMap<>();
        for (int clients : CLIENTS) {
            all.put(clients, run(application, 1, clients, duration));
        }
        System.out.printf("An event of %d bytes a second, for %d s%n%n", SIZE, duration.toSeconds());
        table(
                all,
                result ->
                        String.format(Locale.ROOT, "%.1f B, %.1f ms", result.bytesPerDelivered(), result.latency(50)));
        // Of few events the rest of the process takes more than they do.
        all.keySet().removeIf(clients -> clients < SERVER_CLIENTS);
        table(
                all,
                result -> result.server()
                        .map(cost -> String.format(
                                Locale.ROOT, "%.0f µs, %.1f KiB", cost.cpuSeconds() * 1e6, cost.allocated() / 1_024))
                        .orElse("–"));
    }

    private static void table(Map<Integer, List<LaneResult>> all, Function<LaneResult, String> cell) {
        System.out.print("| clients |");
        Arrays.stream(Lane.values()).forEach(lane -> System.out.print(" " + lane.id() + " |"));
        System.out.println("\n|--:|" + "--:|".repeat(Lane.values().length));
        all.forEach((clients, results) -> {
            System.out.printf(Locale.ROOT, "| %,d |", clients);
            results.forEach(result -> System.out.print(" " + cell.apply(result) + " |"));
            System.out.println();
        });
        System.out.println();
    }

    /** Medians, against the WebSocket's of the same run. */
    private static void ratios(Application application, int rounds, Duration duration)
            throws IOException, InterruptedException {
        Map<Lane, List<Double>> ratios = new EnumMap<>(Lane.class);
        Map<Lane, List<Double>> bytes = new EnumMap<>(Lane.class);
        run(application, 10, 10, duration);
        for (int round = 0; round < rounds; round++) {
            List<LaneResult> results = run(application, 10, 10, duration);
            double socket = results.get(results.size() - 1).latency(50);
            System.out.printf(Locale.ROOT, "run %d: WebSocket's median %.2f ms%n", round + 1, socket);
            for (LaneResult result : results) {
                ratios.computeIfAbsent(result.lane(), lane -> new ArrayList<>()).add(result.latency(50) / socket);
                bytes.computeIfAbsent(result.lane(), lane -> new ArrayList<>()).add(result.bytesPerDelivered());
            }
        }
        System.out.printf(
                "%d runs, 10 events a second, 10 clients: median latency / WebSocket's; bytes per event%n", rounds);
        for (Lane lane : Lane.values()) {
            Collections.sort(bytes.get(lane));
            System.out.printf(
                    Locale.ROOT,
                    "%-14s %-26s %.1f to %.1f B%n",
                    lane.id(),
                    Bench.spread(ratios.get(lane)),
                    bytes.get(lane).get(0),
                    bytes.get(lane).get(rounds - 1));
        }
    }
}
