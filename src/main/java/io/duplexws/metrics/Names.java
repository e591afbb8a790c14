package io.duplexws.metrics;

import java.util.function.LongSupplier;

/** Meters that several transports have. */
final class Names {

    private Names() {}

    /** @param tags transport and use, names and values in turn */
    static void open(Meters meters, LongSupplier number, String... tags) {
        meters.gauge("duplex.connections", "Connections open now, and polls that wait", number, tags);
    }

    static void opened(Meters meters, LongSupplier number, String... tags) {
        meters.counter("duplex.connections.opened", "Connections opened, and polls begun", number, tags);
    }

    static void ended(Meters meters, LongSupplier number, String transport, String use, String reason) {
        meters.counter(
                "duplex.connections.ended",
                "Connections that have ended, and polls answered, by the first reason that was known",
                number,
                "transport",
                transport,
                "use",
                use,
                "reason",
                reason);
    }
}
