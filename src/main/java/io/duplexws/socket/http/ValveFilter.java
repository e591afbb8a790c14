package io.duplexws.socket.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import java.util.concurrent.Executor;

/**
 * Puts a valve between Tyrus, the WebSocket engine of Payara and GlassFish, and what it reads. Measured there: it has no
 * way to stop reading; and a client that sends before the upgrade is through, which a slow moment of the server is enough
 * for, makes the thread wait for itself, for good. Each such client costs one of the five threads of the server.
 *
 * <p>All other engines are handed the request as it is.
 */
public final class ValveFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String TYRUS = "org.glassfish.tyrus.servlet.TyrusHttpUpgradeHandler";

    private final transient Executor readers;

    /** @param readers run the reads that are resumed; these take no longer than the handling of what has arrived */
    public ValveFilter(Executor readers) {
        this.readers = readers;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Object container = getServletContext().getAttribute("jakarta.websocket.server.ServerContainer");
        boolean tyrus = container != null && container.getClass().getName().startsWith("org.glassfish.tyrus.");
        chain.doFilter(tyrus ? new Request(request, readers) : request, response);
    }

    /** Of which Tyrus asks the upgrade. */
    private static final class Request extends HttpServletRequestWrapper {

        private final Executor readers;

        Request(HttpServletRequest request, Executor readers) {
            super(request);
            this.readers = readers;
        }

        @Override
        public <T extends HttpUpgradeHandler> T upgrade(Class<T> type) throws IOException, ServletException {
            if (!type.getName().equals(TYRUS)) {
                return super.upgrade(type);
            }
            try {
                T handler = type.getConstructor().newInstance();
                super.upgrade(ValveUpgrade.class).to(handler, readers);
                return handler;
            } catch (ReflectiveOperationException otherVersion) {
                throw new ServletException("cannot make a " + type.getName(), otherVersion);
            }
        }
    }
}
