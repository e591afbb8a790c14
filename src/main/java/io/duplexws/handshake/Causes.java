package io.duplexws.handshake;

import io.duplexws.handshake.Cause.Kind;
import io.duplexws.text.Quote;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The likely cause of each broken rule, told from what else the request says. */
final class Causes {

    private Causes() {}

    static Cause method(UpgradeRequest request) {
        return request.wantsWebSocket()
                ? Cause.of(Kind.METHOD_LIBRARY)
                : Cause.of(Kind.METHOD_PLAIN, "method", Quote.plain(request.method()));
    }

    static Cause upgrade(UpgradeRequest request) {
        if (request.isAjp()) {
            return Cause.of(Kind.AJP);
        }
        if (request.headers().has("Upgrade")) {
            return Cause.of(Kind.UPGRADE_OTHER);
        }
        if (request.headers().has("Sec-WebSocket-Key")) {
            return byProxy(Kind.UPGRADE_DROPPED, request);
        }
        return request.proxySign().isPresent() ? byProxy(Kind.PLAIN_OR_DROPPED, request) : Cause.of(Kind.PLAIN);
    }

    static Cause connection(UpgradeRequest request) {
        if (request.isAjp()) {
            return Cause.of(Kind.AJP);
        }
        if (request.headers().hasToken("Connection", "upgrade-insecure-requests")) {
            return Cause.of(Kind.CONNECTION_TOKEN);
        }
        if (!request.wantsWebSocket()) {
            return Cause.of(Kind.PLAIN);
        }
        boolean upgradeArrived = request.headers().hasToken("Upgrade", "websocket");
        return byProxy(upgradeArrived ? Kind.CONNECTION_SET : Kind.CONNECTION_DROPPED, request);
    }

    static Cause version(UpgradeRequest request) {
        return request.headers().has("Sec-WebSocket-Version") ? Cause.of(Kind.VERSION_UNKNOWN) : absent(request);
    }

    static Cause key(UpgradeRequest request, List<String> keys, int bytes) {
        if (keys.isEmpty()) {
            return absent(request);
        }
        if (keys.size() > 1) {
            return Cause.of(Kind.KEY_DOUBLED);
        }
        return bytes < 0 ? Cause.of(Kind.KEY_NOT_BASE64) : Cause.of(Kind.KEY_LENGTH, "bytes", String.valueOf(bytes));
    }

    static Cause origin(UpgradeRequest request, List<String> received, String wanted) {
        if (received.size() > 1) {
            return Cause.of(Kind.ORIGIN_DOUBLED);
        }
        String origin = received.get(0);
        if (origin.equals("null")) {
            return Cause.of(Kind.ORIGIN_NULL, "wanted", wanted);
        }
        Optional<Origin> page = Origin.parse(origin);
        boolean onlyScheme = page.isPresent()
                && request.self()
                        .filter(self -> self.host().equals(page.get().host()))
                        .filter(self -> !self.scheme().equals(page.get().scheme()))
                        .isPresent();
        return Cause.of(onlyScheme ? Kind.ORIGIN_SCHEME : Kind.ORIGIN_FOREIGN, "wanted", wanted);
    }

    static Cause httpVersion(UpgradeRequest request) {
        return request.isAjp() ? Cause.of(Kind.AJP) : byProxy(Kind.HTTP_OLD, request);
    }

    private static Cause absent(UpgradeRequest request) {
        return request.wantsWebSocket() ? byProxy(Kind.REMOVED, request) : Cause.of(Kind.PLAIN);
    }

    private static Cause byProxy(Kind kind, UpgradeRequest request) {
        return new Cause(
                kind, request.proxySign().map(sign -> Map.of("sign", sign)).orElse(Map.of()));
    }
}
