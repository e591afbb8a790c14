package io.duplexws.handshake.http;

import io.duplexws.handshake.Handshakes;
import io.duplexws.handshake.Refusal;
import io.duplexws.handshake.RefusalLog;
import io.duplexws.handshake.UpgradeRequest;
import io.duplexws.text.Quote;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;

/**
 * Lets a request through to the container's own upgrade only when it keeps every rule; all others get the status and
 * the reason here. Must be registered in code with {@code isMatchAfter=false}: Jetty upgrades before later filters.
 */
public final class HandshakeFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(HandshakeFilter.class.getName());

    private final transient Handshakes handshakes;

    public HandshakeFilter(Handshakes handshakes) {
        this.handshakes = handshakes;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        UpgradeRequest asked = Requests.of(request);
        Optional<Refusal> refusal = handshakes.check().refusal(asked);
        if (refusal.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        note(request, asked, refusal.get());
        Refused.by(refusal.get()).noteOn(request);
        RefusalWriter.write(request, asked, refusal.get(), response);
    }

    /** A page opened in a browser is no refused handshake, and is not worth a line. */
    private void note(HttpServletRequest request, UpgradeRequest asked, Refusal refusal) {
        Level level = asked.wantsWebSocket() ? Level.INFO : Level.DEBUG;
        String path = Quote.plain(Requests.path(request));
        LOG.log(level, () -> "refused " + refusal.status() + " " + path + ": " + refusal.sentence());
        if (asked.wantsWebSocket()) {
            handshakes.tally().refusedBy(refusal.first().rule());
            handshakes
                    .refused()
                    .add(new RefusalLog.Entry(
                            Instant.now(),
                            Quote.plain(request.getMethod()),
                            path,
                            refusal.status(),
                            refusal.first().rule().subject(),
                            refusal.sentence(),
                            Optional.of(refusal.first())));
        }
    }
}
