package io.duplexws.cli.engine.frame;

import java.nio.ByteBuffer;

/** Takes what a client sends: messages part by part, and what is said between them. */
public interface MessageSink {

    /** Whether nothing more is wanted for now. */
    boolean isPaused();

    /** A part of a text; no character is cut. @param last the message ends with it */
    void text(String part, boolean last);

    /** A part of a binary message, the sink's own. @param last the message ends with it */
    void binary(ByteBuffer part, boolean last);

    void ping(byte[] payload);

    void pong(byte[] payload);

    /** @param payload empty, or of two bytes and more */
    void close(ClosePayload payload);
}
