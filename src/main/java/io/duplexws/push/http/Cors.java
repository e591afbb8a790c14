package io.duplexws.push.http;

import io.duplexws.handshake.OriginPolicy;
import io.duplexws.handshake.http.Requests;
import io.duplexws.text.Quote;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Which pages may hear and publish, as for WebSockets; those of other origins need to be told so (Fetch, CORS). */
final class Cors {

    private static final String READABLE = "Push-Cursor, Push-Recovered, Retry-After";

    private final OriginPolicy origins;

    Cors(OriginPolicy origins) {
        this.origins = origins;
    }

    /** Lets the page of this request read the answer, or throws 403. Without an origin it is no page, or one of ours. */
    void admit(HttpServletRequest request, HttpServletResponse response) throws BadRequest {
        response.addHeader("Vary", "Origin");
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return;
        }
        if (!origins.allows(origin, Requests.of(request))) {
            throw new BadRequest(
                    HttpServletResponse.SC_FORBIDDEN,
                    "origin " + Quote.of(origin) + " not allowed: wanted " + origins.wanted(Requests.of(request))
                            + " (duplex.push.origins)");
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.setHeader("Access-Control-Expose-Headers", READABLE);
    }

    /** A browser asks before it sends what a form could not. */
    void preflight(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Methods", "GET, POST, DELETE");
        response.setHeader(
                "Access-Control-Allow-Headers", "Authorization, Content-Type, Idempotency-Key, Last-Event-ID, Type");
        response.setHeader("Access-Control-Max-Age", "600");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
