package io.duplexws.cli.engine.loop;

import jakarta.websocket.CloseReason;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;

/**
 * The endpoint of one connection, as the application wrote it. What its methods throw is thrown on, but for those of the
 * end: nobody is left to tell.
 */
final class Endpoint {

    private static final System.Logger LOG = System.getLogger(Endpoint.class.getName());

    private final Object instance;
    private final EndpointMethods methods;
    private final ClassLoader loader;
    private Session session;

    /** @param loader of the application */
    Endpoint(Object instance, EndpointMethods methods, ClassLoader loader) {
        this.instance = instance;
        this.methods = methods;
        this.loader = loader;
    }

    /** Before all others. */
    void open(Session opened, EndpointConfig config) throws Throwable {
        session = opened;
        enter();
        methods.open().invokeExact(instance, session, config);
    }

    /** What this thread does next, it does for the application. */
    void enter() {
        Thread.currentThread().setContextClassLoader(loader);
    }

    void text(String part, boolean last) throws Throwable {
        methods.text().invokeExact(instance, session, part, last);
    }

    void binary(ByteBuffer part, boolean last) throws Throwable {
        methods.binary().invokeExact(instance, session, part, last);
    }

    void pong(PongMessage pong) throws Throwable {
        methods.pong().invokeExact(instance, session, pong);
    }

    void error(Throwable thrown) {
        enter();
        try {
            methods.error().invokeExact(instance, session, thrown);
        } catch (Throwable failed) {
            LOG.log(Level.WARNING, "an endpoint failed when it was told of a failure", failed);
        }
    }

    void close(CloseReason reason) {
        enter();
        try {
            methods.close().invokeExact(instance, session, reason);
        } catch (Throwable failed) {
            LOG.log(Level.WARNING, "an endpoint failed when it was told of its end", failed);
        }
    }
}
