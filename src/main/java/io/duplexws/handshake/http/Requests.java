package io.duplexws.handshake.http;

import io.duplexws.handshake.Headers;
import io.duplexws.handshake.Origin;
import io.duplexws.handshake.UpgradeRequest;
import jakarta.servlet.ServletConnection;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A servlet request as the rules read it. */
public final class Requests {

    private static final String AJP = "AJP/1.3";

    private Requests() {}

    public static UpgradeRequest of(HttpServletRequest request) {
        List<Headers.Line> lines = new ArrayList<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                lines.add(new Headers.Line(name, value));
            }
        }
        return new UpgradeRequest(request.getMethod(), protocol(request), new Headers(lines), self(request));
    }

    /** Containers tell that the connection is one of AJP, where the request says what HTTP the proxy had heard. */
    private static String protocol(HttpServletRequest request) {
        ServletConnection connection = request.getServletConnection();
        boolean ajp = connection != null && "ajp".equalsIgnoreCase(connection.getProtocol());
        return ajp ? AJP : request.getProtocol();
    }

    private static Optional<Origin> self(HttpServletRequest request) {
        String host = request.getServerName();
        return host == null || host.isEmpty()
                ? Optional.empty()
                : Optional.of(new Origin(request.getScheme(), host, request.getServerPort()));
    }

    /** The path as the client wrote it, without the query. */
    static String path(HttpServletRequest request) {
        return request.getRequestURI();
    }

    /** Whether an Accept line names this media type, or one of the given others, itself: {@code *}{@code /*} does not. */
    public static boolean acceptsByName(UpgradeRequest request, String... mediaTypes) {
        for (String range : request.headers().tokens("Accept")) {
            String type = range.split(";", 2)[0].strip();
            for (String mediaType : mediaTypes) {
                if (mediaType.equalsIgnoreCase(type)) {
                    return true;
                }
            }
        }
        return false;
    }
}
