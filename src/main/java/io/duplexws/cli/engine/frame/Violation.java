package io.duplexws.cli.engine.frame;

/** The peer has broken the protocol, so the connection has to fail (RFC 6455 section 7.1.7). */
public final class Violation extends Exception {

    private static final long serialVersionUID = 1;

    private static final int PROTOCOL_ERROR = 1002;
    private static final int NOT_CONSISTENT = 1007;

    private final int code;

    private Violation(int code, String found) {
        super(found, null, false, false);
        this.code = code;
    }

    /** @param found what came, and what was wanted */
    public static Violation ofProtocol(String found) {
        return new Violation(PROTOCOL_ERROR, found);
    }

    /** Data that is not what its opcode says. */
    static Violation ofData(String found) {
        return new Violation(NOT_CONSISTENT, found);
    }

    /** For the close frame. */
    public int code() {
        return code;
    }
}
