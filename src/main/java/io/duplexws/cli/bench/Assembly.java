package io.duplexws.cli.bench;

import io.duplexws.cli.wire.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/** Puts the frames of a message together (RFC 6455, section 5.4). One thread. */
final class Assembly {

    private static final int RESERVED = 0x70;

    private final int longest;
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

    /** Of the message that has begun; that of a continuation when none has. */
    private int opcode = Frame.CONTINUATION;

    /** @param longest message that is put together from parts */
    Assembly(int longest) {
        this.longest = longest;
    }

    /**
     * Takes the next frame of text, binary or continuation.
     *
     * @return the message that it ends
     * @throws IOException in one sentence, when it may not stand there
     */
    Optional<Frame> take(Frame frame) throws IOException {
        boolean begins = frame.opcode() != Frame.CONTINUATION;
        boolean isOpen = opcode != Frame.CONTINUATION;
        if (frame.opcode() > Frame.BINARY || (frame.first() & RESERVED) != 0 || begins == isOpen) {
            throw new IOException("the server broke the protocol: a frame that begins with %02x %s"
                    .formatted(frame.first(), isOpen ? "within a message" : "between messages"));
        }
        if (begins && frame.isLast()) {
            return Optional.of(frame);
        }
        opcode = begins ? frame.opcode() : opcode;
        parts.writeBytes(frame.payload());
        if (parts.size() > longest) {
            throw new IOException("a message of more than " + longest + " bytes comes; none so long was sent");
        }
        return frame.isLast() ? Optional.of(whole()) : Optional.empty();
    }

    private Frame whole() {
        Frame message = Frame.whole(opcode, parts.toByteArray());
        opcode = Frame.CONTINUATION;
        parts.reset();
        return message;
    }
}
