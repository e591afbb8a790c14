package io.duplexws.bench;

import io.duplexws.browser.FrameRate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Duplex beside the plainest endpoints on the same engine, in turn within one run: {@code mvn -Pbench verify}. Prints
 * ratios; the absolute figures belong to the machine of that moment.
 */
public final class Bench {

    record Scenario(String name, int connections, boolean text, int payload, int window, String bare) {}

    static final List<Scenario> ECHO = List.of(
            new Scenario("64 x 32 B text, ping-pong", 64, true, 32, 1, "/whole"),
            new Scenario("64 x 125 B text, 16 in flight", 64, true, 125, 16, "/whole"),
            new Scenario("16 x 16 KiB text", 16, true, 1 << 14, 1, "/large"),
            new Scenario("4 x 1 MiB text", 4, true, 1 << 20, 1, "/large"),
            new Scenario("4 x 1 MiB text (bare in parts)", 4, true, 1 << 20, 1, "/parts"),
            new Scenario("4 x 1 MiB binary", 4, false, 1 << 20, 1, "/large"),
            new Scenario("4 x 1 MiB binary (bare in parts)", 4, false, 1 << 20, 1, "/parts"));

    private Bench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String only = arguments.length > 0 ? arguments[0] : "";
        int rounds = Integer.getInteger("rounds", 5);
        double seconds = Double.parseDouble(System.getProperty("seconds", "2"));
        if ("echo".startsWith(only)) {
            echo(rounds, seconds, System.getProperty("scenario", ""));
        }
        if ("trace".startsWith(only)) {
            Traced.run(rounds, seconds);
        }
        if ("gorilla".startsWith(only)) {
            Gorilla.run(rounds, seconds, System.getProperty("scenario", ""));
        }
        if ("http".startsWith(only)) {
            Http.run(rounds);
        }
        if ("fan".startsWith(only)) {
            Fan.run(rounds, seconds);
        }
        if ("idle".startsWith(only)) {
            Idle.run();
        }
        if ("subscribers".startsWith(only)) {
            Subscribers.run();
        }
        if ("stalled".startsWith(only)) {
            Stalled.run(rounds);
        }
        if ("page".startsWith(only)) {
            FrameRate.run(Math.max(seconds, 10));
        }
        if ("compare".startsWith(only)) {
            Compared.run(rounds, Math.max(seconds, 10));
        }
        if ("flood".startsWith(only)) {
            Flood.run();
        }
        if ("huge".startsWith(only)) {
            Huge.run();
        }
    }

    private static void echo(int rounds, double seconds, String name) throws IOException {
        try (ServerProcess duplex = ServerProcess.duplex();
                ServerProcess tuned = ServerProcess.bare("tuned");
                ServerProcess untouched = ServerProcess.bare("untouched")) {
            System.out.printf(
                    "%-34s %12s %22s %22s%n",
                    Boolean.getBoolean("wall") ? "echoes per second" : "echoes per processor second",
                    "Duplex",
                    "/ bare, same buffers",
                    "/ bare, untouched");
            for (Scenario scenario : ECHO) {
                if (scenario.name().contains(name)) {
                    compare(scenario, List.of(duplex, tuned, untouched), rounds, seconds);
                }
            }
        }
    }

    private static void compare(Scenario scenario, List<ServerProcess> servers, int rounds, double seconds)
            throws IOException {
        List<Double> rates = new ArrayList<>();
        List<Double> toTuned = new ArrayList<>();
        List<Double> toUntouched = new ArrayList<>();
        for (int round = -1; round < rounds; round++) {
            double mine = rate(servers.get(0), "/ws", scenario, seconds);
            double tuned = rate(servers.get(1), scenario.bare(), scenario, seconds);
            double untouched = rate(servers.get(2), scenario.bare(), scenario, seconds);
            if (round >= 0) {
                rates.add(mine);
                toTuned.add(mine / tuned);
                toUntouched.add(mine / untouched);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-34s %,12.0f %22s %22s%n",
                scenario.name(),
                median(rates),
                spread(toTuned),
                spread(toUntouched));
    }

    static double rate(ServerProcess server, String path, Scenario scenario, double seconds) throws IOException {
        try (Load load = new Load(
                server.address(),
                path,
                scenario.connections(),
                scenario.text(),
                scenario.payload(),
                scenario.window())) {
            double before = server.processorSeconds();
            Load.Result result = load.run(seconds);
            return Boolean.getBoolean("wall")
                    ? result.perSecond()
                    : result.echoes() / (server.processorSeconds() - before);
        }
    }

    static double median(List<Double> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }

    static String spread(List<Double> values) {
        double median = median(values);
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median, values.get(0), values.get(values.size() - 1));
    }
}
