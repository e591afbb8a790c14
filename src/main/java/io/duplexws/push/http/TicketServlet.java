package io.duplexws.push.http;

import com.google.gson.JsonObject;
import io.duplexws.handshake.OriginPolicy;
import io.duplexws.handshake.http.Requests;
import io.duplexws.push.PublishToken;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/**
 * {@code POST /ticket}: lets one of this server's own pages publish for some minutes, without the token. Pages of other
 * origins get none, and cannot make a visitor's browser publish for them.
 */
public final class TicketServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient PublishToken token;
    private final transient OriginPolicy own;
    private final Visitors visitors;

    /** @param own allows this server's own pages, and no others */
    public TicketServlet(PublishToken token, OriginPolicy own, Visitors visitors) {
        this.token = token;
        this.own = own;
        this.visitors = visitors;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        try {
            check(request, response);
            JsonObject json = new JsonObject();
            json.addProperty("ticket", token.ticket());
            Answer.json(response, HttpServletResponse.SC_OK, json.toString());
        } catch (BadRequest bad) {
            Answer.problem(response, bad.status(), bad.getMessage());
        }
    }

    private void check(HttpServletRequest request, HttpServletResponse response) throws BadRequest {
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            throw new BadRequest(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "the method is not POST");
        }
        if (!isOwnPage(request)) {
            throw forbidden("tickets are for the pages of this server; anybody else publishes with the token");
        }
        if (!token.exists()) {
            throw forbidden(Permission.NOBODY);
        }
        if (!visitors.admit(request)) {
            throw forbidden("publishing from this page needs the server's duplex.publish.token here, because"
                    + " duplex.publish.visitors is " + visitors.name().toLowerCase(Locale.ROOT));
        }
    }

    /** Browsers say an origin with every POST; behind a proxy that changes the host, the other header still tells. */
    private boolean isOwnPage(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return "same-origin".equals(request.getHeader("Sec-Fetch-Site"))
                || (origin != null && own.allows(origin, Requests.of(request)));
    }

    private static BadRequest forbidden(String sentence) {
        return new BadRequest(HttpServletResponse.SC_FORBIDDEN, sentence);
    }
}
