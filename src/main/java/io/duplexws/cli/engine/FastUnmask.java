package io.duplexws.cli.engine;

import io.duplexws.cli.engine.frame.Mask;
import jakarta.websocket.Extension;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.tomcat.websocket.MessagePart;
import org.apache.tomcat.websocket.Transformation;
import org.apache.tomcat.websocket.TransformationResult;
import org.apache.tomcat.websocket.WsFrameBase;
import org.apache.tomcat.websocket.WsSession;

/**
 * Unmasks the frames of one connection by {@link Mask}. Tomcat does it byte by byte with a volatile write for each, which
 * was 57 % of the processor time of large messages and a quarter of that of small ones. Stands in Tomcat's chain of
 * transformations in place of its last one. The state of a frame is private to Tomcat: where its fields are named
 * otherwise there is none of these, and Tomcat's own way remains.
 */
final class FastUnmask implements Transformation {

    private static final Optional<Fields> FIELDS = Fields.find();

    private final Supplier<WsFrameBase> frames;
    private final Fields fields;
    private final Turn turn = new Turn();
    private final WaitedPongs pongs = new WaitedPongs();
    private WsFrameBase frame;

    private FastUnmask(Supplier<WsFrameBase> frames, Fields fields) {
        this.frames = frames;
        this.fields = fields;
    }

    /** Whether this Tomcat's frames can be unmasked so. */
    static boolean isAvailable() {
        return FIELDS.isPresent();
    }

    /**
     * The chain of one connection with this at its end.
     *
     * @param extensions what was negotiated, null for none
     * @param frames     the connection's frame, asked for when the first data has come
     */
    static Transformation behind(Transformation extensions, Supplier<WsFrameBase> frames) {
        if (FIELDS.isEmpty()) {
            return extensions;
        }
        FastUnmask unmask = new FastUnmask(frames, FIELDS.get());
        if (extensions == null) {
            return unmask;
        }
        extensions.setNext(unmask);
        return extensions;
    }

    @Override
    public TransformationResult getMoreData(byte opCode, boolean fin, int rsv, ByteBuffer out) {
        if (frame == null) {
            frame = frames.get();
        }
        ByteBuffer in = (ByteBuffer) fields.input().get(frame);
        long length = (long) fields.length().get(frame);
        long done = (long) fields.done().get(frame);
        int count = (int) Math.min(Math.min(in.remaining(), out.remaining()), length - done);
        int index = (int) fields.index().get(frame);
        Mask.move(in, out, count, (byte[]) fields.mask().get(frame), index);
        fields.index().set(frame, (index + count) & 3);
        fields.done().set(frame, done + count);
        turn.brings(count, (WsSession) fields.session().get(frame));
        if (done + count == length) {
            return TransformationResult.END_OF_FRAME;
        }
        return in.hasRemaining() ? TransformationResult.OVERFLOW : TransformationResult.UNDERFLOW;
    }

    @Override
    public boolean validateRsv(int rsv, byte opCode) {
        return rsv == 0;
    }

    @Override
    public boolean validateRsvBits(int used) {
        return true;
    }

    @Override
    public Extension getExtensionResponse() {
        return null;
    }

    /** Tomcat offers its own last transformation here; this one is the last. */
    @Override
    public void setNext(Transformation replaced) {
        // Nothing follows.
    }

    /** What goes out is not masked; this is where Tomcat's own pongs can be seen. */
    @Override
    public List<MessagePart> sendMessagePart(List<MessagePart> parts) {
        return frame == null
                ? parts
                : pongs.takeFrom(parts, (WsSession) fields.session().get(frame));
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    /** The state of a frame. */
    private record Fields(
            VarHandle input, VarHandle mask, VarHandle index, VarHandle length, VarHandle done, VarHandle session) {

        static Optional<Fields> find() {
            try {
                Lookup lookup = MethodHandles.privateLookupIn(WsFrameBase.class, MethodHandles.lookup());
                return Optional.of(new Fields(
                        lookup.findVarHandle(WsFrameBase.class, "inputBuffer", ByteBuffer.class),
                        lookup.findVarHandle(WsFrameBase.class, "mask", byte[].class),
                        lookup.findVarHandle(WsFrameBase.class, "maskIndex", int.class),
                        lookup.findVarHandle(WsFrameBase.class, "payloadLength", long.class),
                        lookup.findVarHandle(WsFrameBase.class, "payloadWritten", long.class),
                        lookup.findVarHandle(WsFrameBase.class, "wsSession", WsSession.class)));
            } catch (ReflectiveOperationException otherTomcat) {
                return Optional.empty();
            }
        }
    }
}
