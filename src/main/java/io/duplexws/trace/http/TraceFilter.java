package io.duplexws.trace.http;

import io.duplexws.handshake.Handshakes;
import io.duplexws.handshake.RefusalLog;
import io.duplexws.handshake.http.Refused;
import io.duplexws.handshake.http.Requests;
import io.duplexws.http.Bodies;
import io.duplexws.socket.Opening;
import io.duplexws.text.Quote;
import io.duplexws.trace.HandshakeView;
import io.duplexws.trace.Trace;
import io.duplexws.trace.TraceParameter;
import io.duplexws.trace.Traces;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Begins a trace for a handshake that asks for one, and tells what became of the handshake. Stands before the filters that
 * refuse. A parameter that is none is refused: to go on without a word would let its client wait for a trace that never comes.
 */
public final class TraceFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(TraceFilter.class.getName());
    private static final int FIRST_ERROR = 400;

    private final transient Traces traces;
    private final transient Handshakes handshakes;

    public TraceFilter(Traces traces, Handshakes handshakes) {
        this.traces = traces;
        this.handshakes = handshakes;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<TraceParameter> wanted;
        try {
            wanted = TraceParameter.in(request.getQueryString());
        } catch (IllegalArgumentException none) {
            refuse(request, response, none.getMessage());
            return;
        }
        Optional<Trace> trace = wanted.flatMap(traces::begin);
        if (trace.isPresent()) {
            follow(trace.get(), request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void follow(Trace trace, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        trace.asked(
                new HandshakeView(
                        Requests.of(request), request.getRequestURI(), request.getQueryString(), remote(request)),
                handshakes.subprotocols());
        Opening.watchedBy(trace);
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException broken) {
            refusedByServer(trace, HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            throw broken;
        } finally {
            Opening.unwatched();
        }
        tellOutcome(trace, request, response);
    }

    /** As in a URL, for whoever looks for the connection in a capture. */
    private static String remote(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + request.getRemotePort();
    }

    private static void tellOutcome(Trace trace, HttpServletRequest request, HttpServletResponse response) {
        Optional<Refused> refused = Refused.of(request);
        if (refused.isPresent()) {
            Refused how = refused.get();
            trace.refused(how.status(), how.rules(), how.sentence(), how.likely());
        } else if (response.getStatus() >= FIRST_ERROR) {
            refusedByServer(trace, response.getStatus());
        } else {
            String subprotocol = response.getHeader("Sec-WebSocket-Protocol");
            trace.accepted(subprotocol == null ? "" : subprotocol, extensions(response));
        }
    }

    /** Each by itself, in the form in which sessions tell them. */
    private static List<String> extensions(HttpServletResponse response) {
        return response.getHeaders("Sec-WebSocket-Extensions").stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(extension -> extension.strip().replaceAll("\\s*;\\s*", "; "))
                .filter(extension -> !extension.isEmpty())
                .toList();
    }

    private static void refusedByServer(Trace trace, int status) {
        trace.refused(
                status,
                List.of("server"),
                "every rule is kept, but the server itself answered " + status,
                Optional.empty());
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String why) throws IOException {
        int status = HttpServletResponse.SC_BAD_REQUEST;
        String path = Quote.plain(request.getRequestURI());
        LOG.log(Level.INFO, () -> "refused " + status + " " + path + ": " + why);
        handshakes
                .refused()
                .add(new RefusalLog.Entry(
                        Instant.now(), Quote.plain(request.getMethod()), path, status, TraceParameter.NAME, why));
        response.setStatus(status);
        response.setHeader("Connection", "close");
        response.setHeader("Cache-Control", "no-store");
        Bodies.write(response, "text/plain", why + "\n");
    }
}
