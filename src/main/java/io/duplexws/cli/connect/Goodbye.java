package io.duplexws.cli.connect;

import io.duplexws.cli.wire.Plain;

/** How this side closes, once: the code and reason of the first who asks. */
record Goodbye(int code, String reason) {

    static final Goodbye DONE = new Goodbye(1000, "");
    static final Goodbye LEAVING = new Goodbye(1001, "");

    @Override
    public String toString() {
        return code + (reason.isEmpty() ? "" : " " + Plain.quoted(reason));
    }
}
