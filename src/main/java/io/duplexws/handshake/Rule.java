package io.duplexws.handshake;

/** The rules of a server's side of the handshake, in the order in which the first broken one gives the status. */
public enum Rule {
    METHOD("Method", "RFC 6455 4.2.1 item 1"),
    UPGRADE("Upgrade", "RFC 6455 4.2.1 item 3"),
    CONNECTION("Connection", "RFC 6455 4.2.1 item 4"),
    VERSION("Sec-WebSocket-Version", "RFC 6455 4.2.1 item 6"),
    KEY("Sec-WebSocket-Key", "RFC 6455 4.2.1 item 5"),
    ORIGIN("Origin", "RFC 6455 4.2.1 item 7, 10.2"),
    HTTP_VERSION("HTTP version", "RFC 6455 4.2.1 item 1"),
    BODY("Content-Length", "RFC 9110 9.3.1, 7.8");

    private final String subject;
    private final String source;

    Rule(String subject, String source) {
        this.subject = subject;
        this.source = source;
    }

    /** The header, or the part of the request line, that the rule is about. */
    public String subject() {
        return subject;
    }

    /** Where the rule is written. */
    public String source() {
        return source;
    }
}
