package io.duplexws.cli.engine.frame;

/** Takes what the frames of one connection bring, in order. */
interface FrameSink {

    /** Whether nothing more is wanted for now; asked before each frame and after each piece of one. */
    boolean isPaused();

    /**
     * A piece of a frame of data, unmasked, and in place: it is the sink's within the call only.
     *
     * @param compressed the message it belongs to has RSV1 (RFC 7692 section 6)
     * @param endOfFrame its frame ends with it
     * @param last       its message ends with it
     */
    void data(boolean text, boolean compressed, byte[] bytes, int offset, int length, boolean endOfFrame, boolean last)
            throws Violation;

    /** A whole control frame. */
    void control(int opcode, byte[] payload) throws Violation;
}
