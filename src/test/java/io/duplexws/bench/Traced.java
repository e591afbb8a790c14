package io.duplexws.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What a trace costs those who ask for it, and that it costs the others nothing. Each round starts all servers anew, because
 * two processes of the same build differ by more than what is looked for here.
 */
final class Traced {

    private static final String TRACED = "/ws?trace=AbCdEfGhIjKlMnOpQr_-09";
    private static final int CONNECTIONS = 64;

    /** With fewer the one that is measured first pays for what the compiler still does. */
    private static final int WARM_UP_RUNS = 10;

    private record Scenario(String name, int payload, int window) {}

    private static final List<Scenario> SCENARIOS = List.of(
            new Scenario("64 x 32 B text, ping-pong", 32, 1), new Scenario("64 x 125 B text, 16 in flight", 125, 16));

    private Traced() {}

    static void run(int rounds, double seconds) throws IOException {
        for (Scenario scenario : SCENARIOS) {
            List<Double> unasked = new ArrayList<>();
            List<Double> asked = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                try (ServerProcess without = without();
                        ServerProcess server = ServerProcess.duplex()) {
                    unasked.add(ratio(new Side(server, "/ws"), new Side(without, "/ws"), scenario, seconds));
                    asked.add(ratio(new Side(server, TRACED), new Side(server, "/ws"), scenario, seconds));
                }
            }
            System.out.printf(
                    "%-34s not asked / without %s, traced / not asked %s%n",
                    scenario.name(), spread(unasked), spread(asked));
        }
    }

    /** Another build, {@code -Dwithout=other.war}, or this one with traces switched off. */
    private static ServerProcess without() throws IOException {
        String other = System.getProperty("without");
        return other == null ? ServerProcess.duplex("-Dduplex.trace=off") : ServerProcess.duplexOf(other);
    }

    /** Echoes for each second of processor time, the one to the other: warmed up, then there and back. */
    private static double ratio(Side one, Side other, Scenario scenario, double seconds) throws IOException {
        for (int i = 0; i < WARM_UP_RUNS; i++) {
            one.rate(scenario, seconds);
            other.rate(scenario, seconds);
        }
        double first = one.rate(scenario, seconds) / other.rate(scenario, seconds);
        double second = 1 / (other.rate(scenario, seconds) / one.rate(scenario, seconds));
        return Math.sqrt(first * second);
    }

    private static String spread(List<Double> values) {
        Collections.sort(values);
        int last = values.size() - 1;
        return String.format(
                Locale.ROOT,
                "%.3f (half of them %.3f to %.3f, all %.3f to %.3f)",
                values.get(values.size() / 2),
                values.get(last / 4),
                values.get(last - last / 4),
                values.get(0),
                values.get(last));
    }

    private record Side(ServerProcess server, String path) {

        double rate(Scenario scenario, double seconds) throws IOException {
            try (Load load =
                    new Load(server.address(), path, CONNECTIONS, true, scenario.payload(), scenario.window())) {
                double before = server.processorSeconds();
                return load.run(seconds).echoes() / (server.processorSeconds() - before);
            }
        }
    }
}
