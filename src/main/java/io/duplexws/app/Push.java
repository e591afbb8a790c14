package io.duplexws.app;

import io.duplexws.config.Config;
import io.duplexws.config.PushConfig;
import io.duplexws.config.TraceConfig;
import io.duplexws.handshake.Handshakes;
import io.duplexws.handshake.Handshakes.Group;
import io.duplexws.metrics.Parts;
import io.duplexws.push.Broker;
import io.duplexws.push.Flow;
import io.duplexws.push.HistoryLimits;
import io.duplexws.push.Hub;
import io.duplexws.push.PublishToken;
import io.duplexws.push.broker.MemoryBroker;
import io.duplexws.push.broker.RedisBroker;
import io.duplexws.push.http.PushRules;
import io.duplexws.push.http.PushServlet;
import io.duplexws.push.http.StreamLimits;
import io.duplexws.push.http.Streams;
import io.duplexws.push.http.TicketServlet;
import io.duplexws.push.http.Visitors;
import io.duplexws.push.socket.PushSockets;
import io.duplexws.socket.Sockets;
import io.duplexws.thread.Threads;
import io.duplexws.trace.TraceLimits;
import io.duplexws.trace.Traces;
import io.duplexws.trace.Voice;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The parts of push, put together; stopped in reverse order. */
final class Push implements AutoCloseable {

    private static final int LEAST_THREADS = 2;
    private static final long SECONDS_BETWEEN_AGING = 10;

    private static final int PERCENT = 100;

    private final ScheduledThreadPoolExecutor threads = threads();
    private final Broker broker;
    private final Hub hub;
    private final Streams streams;
    private final PushRules rules;
    private final PushSockets sockets;
    private final String kind;

    private Push(Config config) {
        PushConfig push = config.push();
        HistoryLimits history = new HistoryLimits(push.historyCount(), push.historyBytes(), push.historyAge());
        broker = push.broker().isEmpty() ? memory(history, push) : new RedisBroker(push.broker(), history, threads);
        kind = push.broker().isEmpty() ? "memory" : "redis";
        hub = new Hub(broker, threads);
        streams = new Streams(
                new StreamLimits(
                        config.connections(),
                        config.outboxBytes(),
                        config.outboxMessages(),
                        config.writers(),
                        config.pingInterval()),
                threads);
        rules = new PushRules(
                push.origins(), new PublishToken(push.publishToken(), InstantSource.system()), push.messageBytes());
        sockets =
                new PushSockets(hub, rules.token(), rules.mostBytes(), push.connectionTopics(), new Flow(), new Flow());
    }

    static Push start(Config config) {
        Push push = new Push(config);
        PushSockets.start(push.sockets);
        return push;
    }

    private Broker memory(HistoryLimits history, PushConfig push) {
        long mostBytes = Runtime.getRuntime().maxMemory() / PERCENT * push.historyHeap();
        MemoryBroker memory = new MemoryBroker(history, push.topics(), mostBytes, InstantSource.system());
        threads.scheduleWithFixedDelay(memory::age, SECONDS_BETWEEN_AGING, SECONDS_BETWEEN_AGING, TimeUnit.SECONDS);
        return memory;
    }

    PushServlet servlet() {
        return new PushServlet(hub, rules, streams);
    }

    TicketServlet tickets(PushConfig push) {
        return new TicketServlet(rules.token(), push.own(), Visitors.valueOf(push.visitors()));
    }

    /** Told on topics of this. */
    Traces traces(TraceConfig trace) {
        return new Traces(Voice.of(hub, threads), new TraceLimits(trace.connections(), trace.rate()));
    }

    Broker.Health health() {
        return hub.health();
    }

    /** How many hear by HTTP. */
    int readers() {
        return streams.count();
    }

    /** All of it that is measured, with these beside. */
    Parts parts(Map<Group, Handshakes> handshakes, Sockets open) {
        return new Parts(handshakes, open, hub, sockets, streams, kind);
    }

    /** Lets no HTTP reader in any more; those on WebSockets are ended with all others of their kind. */
    List<Runnable> leave() {
        return streams.leave();
    }

    @Override
    public void close() {
        streams.close();
        threads.shutdownNow();
        broker.close();
    }

    private static ScheduledThreadPoolExecutor threads() {
        int count = Math.max(LEAST_THREADS, Runtime.getRuntime().availableProcessors());
        ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(
                count, Threads.named("duplex-push-"), new ScheduledThreadPoolExecutor.DiscardPolicy());
        threads.setRemoveOnCancelPolicy(true);
        return threads;
    }
}
