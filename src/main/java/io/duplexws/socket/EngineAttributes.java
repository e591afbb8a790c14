package io.duplexws.socket;

import jakarta.websocket.Session;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * What the embedded engine offers: attributes of its context, in types of the JDK and the Jakarta API because its loader
 * is not ours.
 */
final class EngineAttributes {

    private EngineAttributes() {}

    static Engine of(Function<String, Object> attributes) {
        return new Engine(reads(attributes), sends(attributes));
    }

    @SuppressWarnings("unchecked")
    private static Reads reads(Function<String, Object> attributes) {
        Object read = attributes.apply("io.duplexws.read");
        Object atEnd = attributes.apply("io.duplexws.atEndOfRead");
        Object crowded = attributes.apply("io.duplexws.crowdedReads");
        Object pause = attributes.apply("io.duplexws.pause");
        return read == null || atEnd == null || crowded == null || pause == null
                ? Reads.UNKNOWN
                : new ToldReads(
                        (LongSupplier) read, (Predicate<Runnable>) atEnd, (BooleanSupplier) crowded, (BiConsumer<
                                        Session, Boolean>)
                                pause);
    }

    @SuppressWarnings("unchecked")
    private static Sends sends(Function<String, Object> attributes) {
        Object send = attributes.apply("io.duplexws.send");
        Object batch = attributes.apply("io.duplexws.batch");
        return send == null || batch == null
                ? Sends.UNAVAILABLE
                : new OfferedSends((MethodHandle) send, (BiConsumer<Session, Boolean>) batch);
    }

    private record ToldReads(
            LongSupplier read,
            Predicate<Runnable> atEndOfRead,
            BooleanSupplier crowded,
            BiConsumer<Session, Boolean> pause)
            implements Reads {

        @Override
        public long current() {
            return read.getAsLong();
        }

        @Override
        public boolean atEnd(Runnable task) {
            return atEndOfRead.test(task);
        }

        @Override
        public boolean isCrowded() {
            return crowded.getAsBoolean();
        }

        @Override
        public boolean pause(Session session) {
            pause.accept(session, true);
            return true;
        }

        @Override
        public void resume(Session session) {
            pause.accept(session, false);
        }
    }

    /** @param send (Session, int, ByteBuffer, boolean, Consumer)void, as {@link Sends#send} */
    private record OfferedSends(MethodHandle send, BiConsumer<Session, Boolean> batch) implements Sends {

        @Override
        public boolean areAvailable() {
            return true;
        }

        @Override
        public void send(Session session, int opcode, ByteBuffer payload, boolean last, Consumer<Throwable> done) {
            try {
                send.invokeExact(session, opcode, payload, last, done);
            } catch (RuntimeException | Error unchecked) {
                throw unchecked;
            } catch (Throwable checked) {
                throw new IllegalStateException("the engine declares no checked exception here", checked);
            }
        }

        @Override
        public void batch(Session session, boolean on) {
            batch.accept(session, on);
        }
    }
}
