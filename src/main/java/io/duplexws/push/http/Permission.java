package io.duplexws.push.http;

import io.duplexws.push.PublishToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Whether this request may publish (RFC 6750). */
final class Permission {

    static final String NOBODY =
            "nobody may publish here: set duplex.publish.token, or DUPLEX_PUBLISH_TOKEN, on the server";

    private static final String SCHEME = "Bearer ";

    private final PublishToken token;

    Permission(PublishToken token) {
        this.token = token;
    }

    void require(HttpServletRequest request, HttpServletResponse response) throws BadRequest {
        if (!token.exists()) {
            throw new BadRequest(HttpServletResponse.SC_FORBIDDEN, NOBODY);
        }
        String said = request.getHeader("Authorization");
        if (said == null || !said.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"duplex\"");
            throw new BadRequest(
                    HttpServletResponse.SC_UNAUTHORIZED,
                    "Authorization is " + (said == null ? "missing" : "of another scheme")
                            + ": wanted Bearer and the server's duplex.publish.token");
        }
        if (!token.admits(said.substring(SCHEME.length()).strip())) {
            throw new BadRequest(
                    HttpServletResponse.SC_FORBIDDEN,
                    "the token is not this server's duplex.publish.token, and no ticket of it that still holds");
        }
    }
}
