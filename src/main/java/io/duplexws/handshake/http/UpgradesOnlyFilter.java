package io.duplexws.handshake.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Holds a filter to the requests that mean a WebSocket, on addresses that speak plain HTTP as well; and to what asks for
 * the address above these, which does not.
 */
public final class UpgradesOnlyFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient Filter filter;

    public UpgradesOnlyFilter(Filter filter) {
        this.filter = filter;
    }

    @Override
    public void init(FilterConfig config) throws ServletException {
        super.init(config);
        filter.init(config);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getPathInfo() == null || Requests.of(request).wantsWebSocket()) {
            filter.doFilter(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }
}
