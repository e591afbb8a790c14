package io.duplexws.cli.engine.loop;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** As many loops as there are processors; each new connection goes to the next one. Thread-safe. */
public final class Loops implements AutoCloseable {

    /** How long those may take that are left at the end. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final List<Loop> loops = IntStream.rangeClosed(
                    1, Runtime.getRuntime().availableProcessors())
            .mapToObj(number -> new Loop("duplex-loop-" + number))
            .toList();
    private final LoopWatch watch = new LoopWatch(loops);
    private final Ends ends = new Ends();
    private final AtomicInteger next = new AtomicInteger();

    /** Whether endpoints of this class can be served: their methods are of the kinds that are known. */
    public static boolean serve(Class<?> endpoint) {
        return EndpointMethods.of(endpoint).isPresent();
    }

    /**
     * Serves a connection from now on, and tells its endpoint, on this thread.
     *
     * @param instance of the endpoint's class, which {@link #serve} is true of
     * @param partSize bytes or characters of the parts of long messages
     */
    public void open(Wire wire, SessionFacts facts, Object instance, int partSize) {
        EndpointMethods methods =
                EndpointMethods.of(facts.config().getEndpointClass()).orElseThrow();
        Endpoint endpoint = new Endpoint(instance, methods, facts.loader());
        Loop loop = loops.get(Math.floorMod(next.getAndIncrement(), loops.size()));
        Peer peer = new Peer(loop, ends, wire, endpoint, facts.deflation(), partSize);
        try {
            endpoint.open(new LoopSession(facts, peer), facts.config());
        } catch (Throwable thrown) {
            peer.closing().endpointFails(thrown);
        }
        peer.begin();
    }

    /** Returns when all connections have ended that were about to, or after so long. */
    public void awaitEnds(Duration limit) {
        ends.await(limit.toNanos());
    }

    /** Ends all connections that are left, and stops. */
    @Override
    public void close() {
        for (Loop loop : loops) {
            loop.execute(() -> List.copyOf(loop.peers()).forEach(Peer::goAway));
        }
        loops.forEach(Loop::awaitTasks);
        awaitEnds(LAST_WORDS);
        loops.forEach(Loop::stop);
        watch.close();
    }
}
