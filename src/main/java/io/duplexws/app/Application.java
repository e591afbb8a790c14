package io.duplexws.app;

import io.duplexws.config.Config;
import io.duplexws.config.Sources;
import io.duplexws.handshake.Handshakes;
import io.duplexws.handshake.RefusalLog;
import io.duplexws.handshake.http.CapacityFilter;
import io.duplexws.handshake.http.HandshakeFilter;
import io.duplexws.handshake.http.HandshakeServlet;
import io.duplexws.handshake.http.RefusedServlet;
import io.duplexws.socket.Engine;
import io.duplexws.socket.OutboxLimits;
import io.duplexws.socket.SilenceLimits;
import io.duplexws.socket.SocketLimits;
import io.duplexws.socket.Sockets;
import io.duplexws.socket.http.ValveFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServlet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Starts and stops Duplex with its servlet context. */
@WebListener
public class Application implements ServletContextListener {

    private Sockets sockets;

    /** @throws IllegalArgumentException in one sentence when a setting is unknown or bad: the context does not start */
    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        Config config = Config.read(Sources.ofProcess(parameters(context)));
        sockets = Sockets.start(limits(config), Engine.of(context::getAttribute));
        Handshakes handshakes =
                Handshakes.start(config.origins(), config.subprotocols(), new RefusalLog(config.refusedKept()));
        filter(context, "page-headers", PageHeadersFilter.reading(context), "/*");
        filter(context, "handshake", new HandshakeFilter(handshakes), "/ws", "/echo_once");
        filter(context, "capacity", new CapacityFilter(sockets::isFull), "/ws", "/echo_once");
        filter(context, "valve", new ValveFilter(sockets.readers()), "/ws", "/echo_once");
        servlet(context, "handshake", new HandshakeServlet(handshakes), "/handshake");
        servlet(context, "refused", new RefusedServlet(handshakes), "/handshake/refused");
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (sockets != null) {
            sockets.close();
        }
    }

    private static SocketLimits limits(Config config) {
        OutboxLimits outbox = new OutboxLimits(config.outboxBytes(), config.sendTimeout());
        SilenceLimits silence = new SilenceLimits(config.pingInterval(), config.idleTimeout());
        return new SocketLimits(config.connections(), config.writers(), outbox, silence);
    }

    /** In code and before all others, because Jetty upgrades before any filter that is declared otherwise. */
    private static void filter(ServletContext context, String name, Filter filter, String... patterns) {
        context.addFilter(name, filter).addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, patterns);
    }

    private static void servlet(ServletContext context, String name, HttpServlet servlet, String pattern) {
        context.addServlet(name, servlet).addMapping(pattern);
    }

    private static Map<String, String> parameters(ServletContext context) {
        return Collections.list(context.getInitParameterNames()).stream()
                .collect(Collectors.toMap(Function.identity(), context::getInitParameter));
    }
}
