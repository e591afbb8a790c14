package io.duplexws.app;

import io.duplexws.handshake.http.Requests;
import io.duplexws.http.Bodies;
import io.duplexws.metrics.Format;
import io.duplexws.metrics.Metrics;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /metrics}: the numbers of this node for Prometheus, as text, or as OpenMetrics for whoever accepts that. */
final class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Metrics metrics;

    MetricsServlet(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (!request.getMethod().equals("GET")) {
            response.setHeader("Allow", "GET");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            Bodies.write(response, "text/plain", "the method is not GET, which is all that this address takes\n");
            return;
        }
        boolean open = Requests.acceptsByName(Requests.of(request), "application/openmetrics-text");
        Format format = open ? Format.OPEN_METRICS : Format.TEXT;
        response.setHeader("Vary", "Accept");
        Bodies.write(response, format.mediaType(), metrics.tell(format));
    }
}
