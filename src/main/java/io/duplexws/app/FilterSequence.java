package io.duplexws.app;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpFilter;
import java.io.IOException;
import java.util.List;

/**
 * Several filters as one, in this order on every server: of filters that are registered in code before all others, Payara
 * and GlassFish run the last one first.
 */
final class FilterSequence extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient List<Filter> filters;

    FilterSequence(List<Filter> filters) {
        this.filters = List.copyOf(filters);
    }

    @Override
    public void init(FilterConfig config) throws ServletException {
        super.init(config);
        for (Filter filter : filters) {
            filter.init(config);
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        pass(filters, request, response, chain);
    }

    private static void pass(List<Filter> left, ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (left.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        left.get(0)
                .doFilter(request, response, (next, answer) -> pass(left.subList(1, left.size()), next, answer, chain));
    }

    @Override
    public void destroy() {
        filters.forEach(Filter::destroy);
    }
}
