package io.duplexws.app;

import io.duplexws.config.Config;
import io.duplexws.config.Sources;
import io.duplexws.handshake.Handshakes;
import io.duplexws.handshake.Handshakes.Group;
import io.duplexws.handshake.RefusalLog;
import io.duplexws.handshake.http.CapacityFilter;
import io.duplexws.handshake.http.HandshakeFilter;
import io.duplexws.handshake.http.HandshakeServlet;
import io.duplexws.handshake.http.RefusedServlet;
import io.duplexws.handshake.http.UpgradesOnlyFilter;
import io.duplexws.metrics.Metrics;
import io.duplexws.metrics.Parts;
import io.duplexws.probe.Probes;
import io.duplexws.push.socket.PushSockets;
import io.duplexws.socket.Engine;
import io.duplexws.socket.OutboxLimits;
import io.duplexws.socket.SilenceLimits;
import io.duplexws.socket.SocketLimits;
import io.duplexws.socket.Sockets;
import io.duplexws.socket.http.ValveFilter;
import io.duplexws.trace.http.TraceFilter;
import io.duplexws.words.http.Catalogues;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServlet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Starts and stops Duplex with its servlet context. */
@WebListener
public class Application implements ServletContextListener {

    /** By which a server that knows it has all connections end before it stops taking requests. */
    private static final String DEPARTURE = "io.duplexws.departure";

    private Sockets sockets;
    private Probes probes;
    private Push push;
    private Departure departure;

    /** Guarded by this. */
    private boolean stopped;

    /** @throws IllegalArgumentException in one sentence when a setting is unknown or bad: the context does not start */
    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        Config config = Config.read(Sources.ofProcess(parameters(context)));
        sockets = Sockets.start(limits(config), Engine.of(context::getAttribute));
        probes = Probes.start();
        push = Push.start(config);
        departure = Departure.of(this::leave);
        context.setAttribute(DEPARTURE, departure);
        // Where connections come in: WildFly makes, and ends, only filters that some request has been through.
        filter(context, "departure", new DepartureFilter(this::stop), "/ws", "/echo_once", "/probe", "/push/*");
        Catalogues.start(context);
        RefusalLog refused = new RefusalLog(config.refusedKept());
        Handshakes handshakes = Handshakes.start(Group.ECHO, config.origins(), config.subprotocols(), refused);
        filter(context, "page-headers", PageHeadersFilter.reading(context), "/*");
        Handshakes pushes =
                Handshakes.start(Group.PUSH, config.push().origins(), List.of(PushSockets.SUBPROTOCOL), refused);
        List<Filter> echo = new ArrayList<>(upgrades(handshakes));
        if (config.trace().on()) {
            echo.add(0, new TraceFilter(push.traces(config.trace()), handshakes));
        }
        filter(context, "echo-upgrade", new FilterSequence(echo), "/ws", "/echo_once", "/probe");
        filter(context, "push-upgrade", new UpgradesOnlyFilter(new FilterSequence(upgrades(pushes))), "/push/*");
        servlet(context, "push", push.servlet(), "/push/*");
        servlet(context, "ticket", push.tickets(config.push()), "/ticket");
        servlet(context, "health", new HealthServlet(sockets, push), "/health");
        if (config.metrics()) {
            Parts parts = push.parts(Map.of(Group.ECHO, handshakes, Group.PUSH, pushes), sockets);
            servlet(context, "metrics", new MetricsServlet(new Metrics(parts)), "/metrics");
        }
        servlet(context, "handshake", new HandshakeServlet(handshakes), "/handshake");
        servlet(context, "refused", new RefusedServlet(handshakes), "/handshake/refused");
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        stop();
    }

    /** Ends all connections, then all threads. Idempotent. */
    private synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        if (departure != null) {
            departure.run();
        }
        if (probes != null) {
            probes.close();
        }
        if (sockets != null) {
            sockets.close();
        }
        if (push != null) {
            push.close();
        }
    }

    private List<Runnable> leave() {
        List<Runnable> ends = new ArrayList<>(sockets.leave());
        ends.addAll(push.leave());
        // So that neither kind has to wait for the other.
        Collections.shuffle(ends);
        return ends;
    }

    /** What a request has to pass before the container upgrades it, in this order. */
    private List<Filter> upgrades(Handshakes rules) {
        return List.of(
                new HandshakeFilter(rules),
                new CapacityFilter(sockets::isFull, sockets::isStopping, rules.tally()),
                new ValveFilter(sockets.readers()));
    }

    private static SocketLimits limits(Config config) {
        OutboxLimits outbox = new OutboxLimits(config.outboxBytes(), config.outboxMessages(), config.sendTimeout());
        SilenceLimits silence = new SilenceLimits(config.pingInterval(), config.idleTimeout());
        return new SocketLimits(config.connections(), config.writers(), outbox, silence);
    }

    /** In code and before all others, because Jetty upgrades before any filter that is declared otherwise. */
    private static void filter(ServletContext context, String name, Filter filter, String... patterns) {
        FilterRegistration.Dynamic registration = context.addFilter(name, filter);
        registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, patterns);
        registration.setAsyncSupported(true);
    }

    private static void servlet(ServletContext context, String name, HttpServlet servlet, String pattern) {
        ServletRegistration.Dynamic registration = context.addServlet(name, servlet);
        registration.addMapping(pattern);
        registration.setAsyncSupported(true);
    }

    private static Map<String, String> parameters(ServletContext context) {
        return Collections.list(context.getInitParameterNames()).stream()
                .collect(Collectors.toMap(Function.identity(), context::getInitParameter));
    }
}
