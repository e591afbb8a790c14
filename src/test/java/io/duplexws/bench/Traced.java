package io.duplexws.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a trace costs those who ask for it, and that it costs the others nothing: in turn on one server. */
final class Traced {

    private static final String TRACED = "/ws?trace=AbCdEfGhIjKlMnOpQr_-09";
    private static final int CONNECTIONS = 64;

    private record Scenario(String name, int payload, int window) {}

    private Traced() {}

    static void run(int rounds, double seconds) throws IOException {
        try (ServerProcess plain = ServerProcess.duplex("-Dduplex.trace=off");
                ServerProcess server = ServerProcess.duplex()) {
            for (Scenario scenario : List.of(
                    new Scenario("64 x 32 B text, ping-pong", 32, 1),
                    new Scenario("64 x 125 B text, 16 in flight", 125, 16))) {
                measure(scenario, List.of(plain, server), rounds, seconds);
            }
        }
    }

    private static void measure(Scenario scenario, List<ServerProcess> servers, int rounds, double seconds)
            throws IOException {
        List<Double> unasked = new ArrayList<>();
        List<Double> asked = new ArrayList<>();
        for (int round = -1; round < rounds; round++) {
            double off = rate(servers.get(0), "/ws", scenario, seconds);
            double on = rate(servers.get(1), "/ws", scenario, seconds);
            double traced = rate(servers.get(1), TRACED, scenario, seconds);
            if (round >= 0) {
                unasked.add(on / off);
                asked.add(traced / on);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-34s not asked / trace=off %s, traced / not asked %s%n",
                scenario.name(),
                Bench.spread(unasked),
                Bench.spread(asked));
    }

    private static double rate(ServerProcess server, String path, Scenario scenario, double seconds)
            throws IOException {
        try (Load load = new Load(server.address(), path, CONNECTIONS, true, scenario.payload(), scenario.window())) {
            double before = server.processorSeconds();
            return load.run(seconds).echoes() / (server.processorSeconds() - before);
        }
    }
}
