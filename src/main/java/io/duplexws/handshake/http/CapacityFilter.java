package io.duplexws.handshake.http;

import io.duplexws.handshake.Tally;
import io.duplexws.http.Bodies;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.function.BooleanSupplier;

/** Answers a good handshake with 503 while as many connections are open as are allowed. */
public final class CapacityFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(CapacityFilter.class.getName());

    private final transient BooleanSupplier full;
    private final transient Tally tally;

    /** @param full whether as many connections are open as are allowed */
    public CapacityFilter(BooleanSupplier full, Tally tally) {
        this.full = full;
        this.tally = tally;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!full.getAsBoolean()) {
            chain.doFilter(request, response);
            return;
        }
        tally.refusedAsFull();
        LOG.log(Level.WARNING, () -> "refused 503: as many connections are open as allowed (duplex.connections)");
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Connection", "close");
        response.setHeader("Retry-After", "5");
        Bodies.write(
                response, "text/plain", "as many connections are open as this server allows (duplex.connections)\n");
    }
}
