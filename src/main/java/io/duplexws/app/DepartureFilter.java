package io.duplexws.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Stops this application when filters end, because listeners are told too late: Tomcat's own, which closes every WebSocket
 * in one instant, comes before ours.
 */
final class DepartureFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient Runnable stop;

    DepartureFilter(Runnable stop) {
        this.stop = stop;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
    }

    @Override
    public void destroy() {
        stop.run();
    }
}
