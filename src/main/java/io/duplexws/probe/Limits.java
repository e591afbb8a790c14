package io.duplexws.probe;

import java.time.Duration;

/** What one command may ask for, and one connection may hold. */
final class Limits {

    /** Of a message that is sent. */
    static final int MESSAGE_BYTES = 16 << 20;

    /** Of a frame that is sent, because a frame is made in memory. */
    static final int FRAME_BYTES = 1 << 20;

    static final int FRAMES = 65_536;
    static final int TIMES = 1_000;
    static final Duration TIME = Duration.ofSeconds(600);
    static final Duration PONG = Duration.ofSeconds(10);

    /** Of a command, in characters. */
    static final int COMMAND = 65_536;

    /** Of what the client calls a command, in characters of JSON. */
    static final int REF = 256;

    /** Of a message that is echoed: it is held as a whole. */
    static final int ECHO_BYTES = 65_536;

    /** Of all control frames (RFC 6455 section 5.5). */
    static final int PING_BYTES = 125;

    static final int REASON_BYTES = 123;

    private Limits() {}
}
