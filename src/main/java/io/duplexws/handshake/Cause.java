package io.duplexws.handshake;

import io.duplexws.text.Quote;
import java.util.List;
import java.util.Optional;

/** The likely cause of each broken rule, told from what else the request says. */
final class Cause {

    private static final String NGINX =
            "nginx needs proxy_http_version 1.1, proxy_set_header Upgrade $http_upgrade and Connection \"upgrade\"";

    private Cause() {}

    static String method(UpgradeRequest request) {
        return request.wantsWebSocket()
                ? "a WebSocket starts with a GET; the client's library builds its handshake wrongly"
                : "this address speaks WebSocket, it takes no " + Quote.plain(request.method())
                        + "; connect with ws:// or" + " wss://";
    }

    static String upgrade(UpgradeRequest request) {
        if (request.headers().has("Upgrade")) {
            return "the client asks for another protocol; a WebSocket client sends 'Upgrade: websocket'";
        }
        if (request.headers().has("Sec-WebSocket-Key")) {
            return "the client sent a handshake, " + dropper(request) + " dropped the hop-by-hop headers; " + NGINX;
        }
        return "a plain HTTP request; connect with ws:// or wss://"
                + request.proxySign()
                        .map(sign -> ", or the proxy that left " + sign + " dropped the headers; " + NGINX)
                        .orElse("");
    }

    static String connection(UpgradeRequest request) {
        if (request.headers().hasToken("Connection", "upgrade-insecure-requests")) {
            return "tokens are compared whole, 'upgrade-insecure-requests' is another one";
        }
        if (!request.wantsWebSocket()) {
            return "a plain HTTP request; connect with ws:// or wss://";
        }
        String upgradeArrived = request.headers().hasToken("Upgrade", "websocket")
                ? dropper(request) + " passes 'Upgrade' on but sets 'Connection' itself"
                : dropper(request) + " drops hop-by-hop headers";
        return upgradeArrived + "; " + NGINX;
    }

    static String version(UpgradeRequest request) {
        if (request.headers().has("Sec-WebSocket-Version")) {
            return "the client speaks a draft older than RFC 6455 or a version unknown here; update it";
        }
        return request.wantsWebSocket()
                ? "every client of RFC 6455 sends it; " + dropper(request) + " removed it, or the client is hand-made"
                : "a plain HTTP request; connect with ws:// or wss://";
    }

    static String key(UpgradeRequest request, List<String> keys, int bytes) {
        if (keys.isEmpty()) {
            return request.wantsWebSocket()
                    ? "every client of RFC 6455 sends it; " + dropper(request)
                            + " removed it, or the client is hand-made"
                    : "a plain HTTP request; connect with ws:// or wss://";
        }
        if (keys.size() > 1) {
            return "a proxy or the client doubled the header, and the two sides could disagree which one counts";
        }
        return bytes < 0
                ? "its characters are not base64 (RFC 4648 section 4); the client is hand-made or the value was changed"
                : "it decodes to " + bytes + " bytes; the client is hand-made or the value was cut on the way";
    }

    static String origin(UpgradeRequest request, List<String> received, String wanted) {
        if (received.size() > 1) {
            return "a browser sends one Origin; a proxy or the client doubled it";
        }
        String origin = received.get(0);
        if (origin.equals("null")) {
            return "a page from a file or a sandboxed frame has the origin null, which is refused unless listed in"
                    + " duplex.origins; wanted " + wanted;
        }
        Optional<Origin> page = Origin.parse(origin);
        boolean onlyScheme = page.isPresent()
                && request.self()
                        .filter(self -> self.host().equals(page.get().host()))
                        .filter(self -> !self.scheme().equals(page.get().scheme()))
                        .isPresent();
        if (onlyScheme) {
            return "same host, other scheme: a proxy in front ends TLS; set duplex.public.url to the URL that browsers"
                    + " use; wanted " + wanted;
        }
        return "the page that opened the WebSocket is not one of those allowed; wanted " + wanted
                + ", set duplex.origins to allow others";
    }

    static String httpVersion(UpgradeRequest request) {
        return dropper(request)
                + " speaks an old HTTP to this server; nginx before 1.29.7 needs proxy_http_version 1.1";
    }

    private static String dropper(UpgradeRequest request) {
        return request.proxySign().map(sign -> "the proxy that left " + sign).orElse("a proxy in front");
    }
}
