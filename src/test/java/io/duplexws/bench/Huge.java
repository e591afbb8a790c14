package io.duplexws.bench;

import java.io.IOException;
import java.util.Locale;

/** One message of 256 MiB, echoed by a server that has 64 MiB of heap more than it starts with. */
final class Huge {

    private static final int PAYLOAD = 256 << 20;
    private static final long GROWTH = 64 << 20;

    private Huge() {}

    static void run() throws IOException {
        long start;
        try (ServerProcess probe = ServerProcess.duplex()) {
            start = probe.heapAfterCollection();
        }
        long heap = (start + GROWTH) >> 20;
        try (ServerProcess server = ServerProcess.duplex("-Xmx" + heap + "m");
                Load load = new Load(server.address(), "/ws", 1, true, PAYLOAD, 1)) {
            Load.Result result = load.run(0.001);
            System.out.printf(
                    Locale.ROOT,
                    "256 MiB of text in one message: echoed %d time with a heap of %d MiB, %d MiB at the start (%.1f s)%n",
                    result.echoes(),
                    heap,
                    start >> 20,
                    result.seconds());
        }
    }
}
