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

/** Answers a good handshake with 503 while as many connections are open as are allowed, and when this server stops. */
public final class CapacityFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(CapacityFilter.class.getName());

    private final transient BooleanSupplier full;
    private final transient BooleanSupplier stopping;
    private final transient Tally tally;

    /**
     * @param full     whether as many connections are open as are allowed
     * @param stopping whether those that are open end, and no other may begin
     */
    public CapacityFilter(BooleanSupplier full, BooleanSupplier stopping, Tally tally) {
        this.full = full;
        this.stopping = stopping;
        this.tally = tally;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (stopping.getAsBoolean()) {
            LOG.log(Level.DEBUG, () -> "refused 503: this server stops");
            refuse(request, response, "stopping", "this server stops");
        } else if (full.getAsBoolean()) {
            LOG.log(Level.WARNING, () -> "refused 503: as many connections are open as allowed (duplex.connections)");
            tally.refusedAsFull();
            refuse(
                    request,
                    response,
                    "capacity",
                    "as many connections are open as this server allows (duplex.connections)");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, String rule, String why)
            throws IOException {
        new Refused(HttpServletResponse.SC_SERVICE_UNAVAILABLE, rule, why).noteOn(request);
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Connection", "close");
        response.setHeader("Retry-After", "5");
        Bodies.write(response, "text/plain", why + "\n");
    }
}
