package io.duplexws.socket;

/** What connections are there for: they are counted by it. */
public enum Use {
    ECHO("echo"),
    /** What the client commands. */
    PROBE("probe"),
    /** Messages as they are. */
    PUSH("push"),
    /** Messages as objects, and commands. */
    PUSH_V1("push.v1");

    private final String word;

    Use(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
