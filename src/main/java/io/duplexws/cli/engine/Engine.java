package io.duplexws.cli.engine;

import io.duplexws.cli.engine.loop.Loops;
import java.time.Duration;
import java.util.Optional;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;

/**
 * Serves what comes to one port: requests by Tomcat, WebSockets by loops, which wait for none of them, or by Tomcat as
 * well. The same endpoints, rules and limits either way.
 */
public final class Engine implements AutoCloseable {

    /** For requests, which may wait for a slow reader of a page, and for the messages of Tomcat's WebSockets. */
    private static final int THREADS = 24;

    private final FairThreads threads = new FairThreads(THREADS);

    /** Null for Tomcat alone. */
    private final Loops loops;

    private Engine(Loops loops) {
        this.loops = loops;
    }

    /** WebSockets on loops. */
    public static Engine loops() {
        return new Engine(new Loops());
    }

    /** Tomcat, and nothing else. */
    public static Engine tomcat() {
        return new Engine(null);
    }

    /** The pool of a connector as {@link #tomcat} makes it, to measure against. */
    public static FairThreads threads() {
        return new FairThreads(THREADS);
    }

    /** What is to listen. */
    public Connector connector() {
        Connector connector = new SocketConnector(loops);
        connector.getProtocolHandler().setExecutor(threads);
        return connector;
    }

    /** Lets this application know what this engine can do. */
    public void serve(Context context) {
        Offers.make(context);
    }

    /** What this Tomcat, built otherwise than ours, keeps from us; empty for nothing. */
    public Optional<String> shortcoming() {
        boolean reachable = loops == null
                ? SocketHandler.unmasksFast() && SocketSends.areAvailable()
                : Takeover.available().isPresent();
        return reachable
                ? Optional.empty()
                : Optional.of(
                        "this Tomcat has other fields than the one this was built for: messages cost more than they should");
    }

    /** Returns when all WebSockets have ended that were about to, or after so long. */
    public void awaitEnds(Duration limit) {
        if (loops != null) {
            loops.awaitEnds(limit);
        }
    }

    /** Ends what is left, and all threads. */
    @Override
    public void close() {
        if (loops != null) {
            loops.close();
        }
        threads.shutdownNow();
    }
}
