package io.duplexws.cli.connect;

/** How a conversation ended, as the exit code that scripts see. */
public enum Outcome {
    /** By either side with 1000 or 1001 or without a code, or by us with any. */
    CLOSED(0),
    /** With another code: the server's, or ours for what it broke. */
    CLOSED_WITH_ANOTHER_CODE(1),
    /** A line of the input was not understood, and nothing worse happened. */
    MISTAKE(2),
    /** No address, no connection, no TLS, no answer. */
    UNREACHABLE(3),
    /** An answer, but not the one that makes a WebSocket. */
    REFUSED(4),
    /** Nobody said goodbye: what browsers call 1006. */
    LOST(5);

    private static final int NORMAL = 1000;
    private static final int GOING_AWAY = 1001;

    private final int exitCode;

    Outcome(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }

    /** @param code of the server's close that was not an answer to ours */
    static Outcome ofClose(int code) {
        boolean clean = code == NORMAL || code == GOING_AWAY || code == Farewell.WITHOUT_CODE;
        return clean ? CLOSED : CLOSED_WITH_ANOTHER_CODE;
    }
}
