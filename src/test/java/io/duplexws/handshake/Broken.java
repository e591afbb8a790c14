package io.duplexws.handshake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Every way in which the tests break one rule of a good handshake, in the order in which the rules count. */
public enum Broken {
    POST(Rule.METHOD, 405, "the method is not GET: received \"POST\"", ask -> ask.by("POST")),
    HEAD(Rule.METHOD, 405, "the method is not GET: received \"HEAD\"", ask -> ask.by("HEAD")),
    NO_UPGRADE(
            Rule.UPGRADE,
            426,
            "'websocket' token not found in 'Upgrade' header: it is missing",
            ask -> ask.without("Upgrade")),
    OTHER_UPGRADE(
            Rule.UPGRADE,
            426,
            "'websocket' token not found in 'Upgrade' header: received \"h2c\"",
            ask -> ask.with("Upgrade", "h2c")),
    NO_CONNECTION(
            Rule.CONNECTION,
            400,
            "'upgrade' token not found in 'Connection' header: it is missing",
            ask -> ask.without("Connection")),
    KEPT_ALIVE(
            Rule.CONNECTION,
            400,
            "'upgrade' token not found in 'Connection' header: received \"keep-alive\"",
            ask -> ask.with("Connection", "keep-alive")),
    INSECURE_REQUESTS(
            Rule.CONNECTION,
            400,
            "'upgrade' token not found in 'Connection' header: received \"upgrade-insecure-requests\"",
            ask -> ask.with("Connection", "upgrade-insecure-requests")),
    NO_VERSION(
            Rule.VERSION,
            426,
            "13 not found in 'Sec-WebSocket-Version' header: it is missing",
            ask -> ask.without("Sec-WebSocket-Version")),
    OLD_VERSION(
            Rule.VERSION,
            426,
            "13 not found in 'Sec-WebSocket-Version' header: received \"7\"",
            ask -> ask.with("Sec-WebSocket-Version", "7")),
    NO_KEY(
            Rule.KEY,
            400,
            "'Sec-WebSocket-Key' header is not base64 of 16 bytes: it is missing",
            ask -> ask.without("Sec-WebSocket-Key")),
    KEY_OF_15_BYTES(
            Rule.KEY,
            400,
            "'Sec-WebSocket-Key' header is not base64 of 16 bytes: received \"MTIzNDU2Nzg5MDEyMzQ1\"",
            ask -> ask.with("Sec-WebSocket-Key", "MTIzNDU2Nzg5MDEyMzQ1")),
    KEY_OF_17_BYTES(
            Rule.KEY,
            400,
            "'Sec-WebSocket-Key' header is not base64 of 16 bytes: received \"MTIzNDU2Nzg5MDEyMzQ1Njc=\"",
            ask -> ask.with("Sec-WebSocket-Key", "MTIzNDU2Nzg5MDEyMzQ1Njc=")),
    KEY_NOT_BASE64(
            Rule.KEY,
            400,
            "'Sec-WebSocket-Key' header is not base64 of 16 bytes: received \"!hlIHNhbXBsZSBub25jZQ==\"",
            ask -> ask.with("Sec-WebSocket-Key", "!hlIHNhbXBsZSBub25jZQ==")),
    TWO_KEYS(
            Rule.KEY,
            400,
            "2 'Sec-WebSocket-Key' headers where one is allowed",
            ask -> ask.and("Sec-WebSocket-Key", "MTIzNDU2Nzg5MDEyMzQ1Ng==")),
    FOREIGN_ORIGIN(
            Rule.ORIGIN,
            403,
            "origin not allowed: received \"https://evil.example.org\"",
            ask -> ask.with("Origin", "https://evil.example.org")),
    OLD_HTTP(
            Rule.HTTP_VERSION,
            400,
            "the HTTP version is older than 1.1: received \"HTTP/1.0\"",
            ask -> ask.in("HTTP/1.0")),
    SIZED_BODY(
            Rule.BODY,
            400,
            "a handshake with a body: received 'Content-Length: 5'",
            ask -> ask.and("Content-Length", "5")),
    CHUNKED_BODY(
            Rule.BODY,
            400,
            "a handshake with a body: received 'Transfer-Encoding: chunked'",
            ask -> ask.and("Transfer-Encoding", "chunked"));

    private final Rule rule;
    private final int status;
    private final String claim;
    private final UnaryOperator<Ask> change;

    Broken(Rule rule, int status, String claim, UnaryOperator<Ask> change) {
        this.rule = rule;
        this.status = status;
        this.claim = claim;
        this.change = change;
    }

    public Rule rule() {
        return rule;
    }

    public int status() {
        return status;
    }

    /** How the sentence begins when this is the first broken rule. */
    public String claim() {
        return claim;
    }

    public Ask in(Ask ask) {
        return change.apply(ask);
    }

    /** Two ways to break one request. */
    public record Pair(Broken first, Broken second) {
        public Ask ask() {
            return second.in(first.in(Ask.good()));
        }
    }

    /** All pairs that break two rules, the one that counts first. */
    public static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (Broken first : values()) {
            for (Broken second : values()) {
                if (first.rule().compareTo(second.rule()) < 0) {
                    pairs.add(new Pair(first, second));
                }
            }
        }
        return pairs;
    }
}
