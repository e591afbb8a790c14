package io.duplexws.metrics;

import static io.duplexws.metrics.Meters.word;

import io.duplexws.push.Tally;
import io.duplexws.push.Timing;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The numbers of this node, as Prometheus reads them. Nothing is made before somebody asks, and no thread is. Thread-safe.
 */
public final class Metrics {

    private static final System.Logger LOG = System.getLogger(Metrics.class.getName());

    private final Parts parts;

    /** Guarded by this; null until somebody asks. */
    private PrometheusMeterRegistry registry;

    /** Of the last time that somebody asked, as of the next one. */
    private volatile Depth sockets = Depth.NONE;

    private volatile Depth events = Depth.NONE;

    public Metrics(Parts parts) {
        this.parts = parts;
    }

    /** All of them, as of now, in the format of this type; waits for no client. */
    public String tell(Format format) {
        PrometheusMeterRegistry all = registry();
        sockets = Depth.of(parts.sockets()::tellDepths);
        events = Depth.of(parts.streams()::tellDepths);
        return all.scrape(format.mediaType());
    }

    private synchronized PrometheusMeterRegistry registry() {
        if (registry == null) {
            registry = made();
        }
        return registry;
    }

    private PrometheusMeterRegistry made() {
        PrometheusMeterRegistry made = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Meters meters = new Meters(made);
        parts.handshakes().forEach((group, handshakes) -> SocketMeters.refused(meters, word(group), handshakes));
        SocketMeters.connections(meters, parts.sockets());
        ReaderMeters.of(meters, parts.streams());
        depth(meters, "websocket", () -> sockets);
        depth(meters, "sse", () -> events);
        PushMeters.of(meters, parts.hub(), parts.broker());
        PushMeters.sockets(meters, parts.pushSockets());
        commands(made, meters, parts.hub().tally());
        new JvmMemoryMetrics().bindTo(made);
        new JvmThreadMetrics().bindTo(made);
        process(made);
        return made;
    }

    /** Left out where a server keeps the JDK's own classes from applications, as WildFly does. */
    private static void process(PrometheusMeterRegistry made) {
        try {
            ProcessMeters.bindTo(made);
        } catch (NoClassDefFoundError hidden) {
            LOG.log(Level.DEBUG, () -> "no numbers of the process's processor time and allocation here: " + hidden);
        }
    }

    private static void commands(PrometheusMeterRegistry made, Meters meters, Tally tally) {
        Map<String, Timing> commands = Map.of("publish", tally.publishing(), "read", tally.reading());
        made.getPrometheusRegistry().register(new Latency(commands));
        commands.forEach((command, timing) -> meters.counter(
                "duplex.broker.command.failures",
                "Commands that the broker refused, or did not answer",
                timing::failures,
                "command",
                command));
    }

    private static void depth(Meters meters, String transport, Supplier<Depth> depth) {
        depth(
                meters,
                "duplex.outbox.messages",
                "Messages, and parts of them, that wait for readers",
                transport,
                depth,
                Depth::messages);
        depth(meters, "duplex.outbox.bytes", "Bytes that wait for readers", transport, depth, Depth::bytes);
        depth(
                meters,
                "duplex.outbox.messages.max",
                "Messages, and parts of them, that wait for the reader for whom most do",
                transport,
                depth,
                Depth::mostMessages);
        depth(
                meters,
                "duplex.outbox.bytes.max",
                "Bytes that wait for the reader for whom most do",
                transport,
                depth,
                Depth::mostBytes);
    }

    private static void depth(
            Meters meters,
            String name,
            String help,
            String transport,
            Supplier<Depth> depth,
            Function<Depth, Long> number) {
        meters.gauge(name, help, () -> number.apply(depth.get()), "transport", transport);
    }
}
