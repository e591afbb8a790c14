package io.duplexws.cli.engine.frame;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Reads the messages of one client and hands them on in parts: a frame that one read brought in one part, a frame that
 * comes in many pieces in parts of a certain size at least. Idle, it holds no buffer. Not thread-safe.
 */
public final class MessageReader implements FrameSink, AutoCloseable {

    private final MessageSink sink;
    private final FrameReader frames;

    /** Null unless permessage-deflate was agreed. */
    private final Inflate inflate;

    private final Utf8Parts utf8 = new Utf8Parts();
    private int partSize;

    /** Of the present frame, less than a part; null for none. */
    private StringBuilder text;

    /** The same of a binary frame. */
    private ByteArrayOutputStream binary;

    /**
     * @param deflate  what was agreed; null for no compression
     * @param partSize bytes or characters
     */
    public MessageReader(MessageSink sink, Deflation deflate, int partSize) {
        this.sink = sink;
        this.inflate = deflate == null ? null : new Inflate(deflate.clientKeepsContext());
        this.frames = new FrameReader(this, deflate != null);
        this.partSize = partSize;
    }

    /** Hands on what these bytes bring, until the sink wants no more. @param in has an array, which is changed */
    public void read(ByteBuffer in) throws Violation {
        frames.read(in);
    }

    /** Bytes of binary and characters of text that the parts of a long frame have at least. */
    public int partSize() {
        return partSize;
    }

    public void partSize(int size) {
        partSize = size;
    }

    @Override
    public boolean isPaused() {
        return sink.isPaused();
    }

    @Override
    public void data(
            boolean isText, boolean compressed, byte[] bytes, int offset, int length, boolean endOfFrame, boolean last)
            throws Violation {
        if (compressed) {
            inflate.inflate(
                    bytes,
                    offset,
                    length,
                    last,
                    (plain, from, count, end) -> piece(isText, plain, from, count, endOfFrame && end, last && end));
        } else {
            piece(isText, bytes, offset, length, endOfFrame, last);
        }
    }

    private void piece(boolean isText, byte[] bytes, int offset, int length, boolean endOfFrame, boolean last)
            throws Violation {
        if (isText) {
            text(utf8.decode(bytes, offset, length, last), endOfFrame, last);
        } else {
            binary(bytes, offset, length, endOfFrame, last);
        }
    }

    private void text(String piece, boolean endOfFrame, boolean last) {
        boolean whole = endOfFrame || piece.length() >= partSize;
        if (text == null && whole) {
            sink.text(piece, last);
            return;
        }
        if (text == null) {
            text = new StringBuilder();
        }
        text.append(piece);
        if (endOfFrame || text.length() >= partSize) {
            String part = text.toString();
            text = null;
            sink.text(part, last);
        }
    }

    private void binary(byte[] bytes, int offset, int length, boolean endOfFrame, boolean last) {
        if (binary == null && (endOfFrame || length >= partSize)) {
            sink.binary(ByteBuffer.wrap(Arrays.copyOfRange(bytes, offset, offset + length)), last);
            return;
        }
        if (binary == null) {
            binary = new ByteArrayOutputStream();
        }
        binary.write(bytes, offset, length);
        if (endOfFrame || binary.size() >= partSize) {
            ByteBuffer part = ByteBuffer.wrap(binary.toByteArray());
            binary = null;
            sink.binary(part, last);
        }
    }

    @Override
    public void control(int opcode, byte[] payload) throws Violation {
        switch (opcode) {
            case Opcode.PING -> sink.ping(payload);
            case Opcode.PONG -> sink.pong(payload);
            default -> sink.close(ClosePayload.parse(payload));
        }
    }

    /** Lets go of what is outside of the heap. */
    @Override
    public void close() {
        if (inflate != null) {
            inflate.close();
        }
    }
}
