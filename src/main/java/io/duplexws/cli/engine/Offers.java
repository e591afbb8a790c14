package io.duplexws.cli.engine;

import io.duplexws.cli.engine.loop.LoopSession;
import io.duplexws.cli.engine.read.ReadBursts;
import jakarta.websocket.Session;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.catalina.Context;

/**
 * What is offered to the application beyond the Jakarta API, as attributes of its context, in types of the JDK and the API:
 * the application's loader is not ours.
 */
final class Offers {

    /** The application's opcode for what has gathered. */
    private static final int FLUSH = -1;

    private Offers() {}

    /** To the application of this context. */
    static void make(Context context) {
        LongSupplier read = ReadBursts::current;
        Predicate<Runnable> atEnd = ReadBursts::atEnd;
        BooleanSupplier crowded = ReadBursts::isCrowded;
        BiConsumer<Session, Boolean> pause = Offers::pause;
        BiConsumer<Session, Boolean> batch = Offers::batch;
        MethodHandle send = sendMethod();
        context.addServletContainerInitializer(
                (classes, application) -> {
                    application.setAttribute("io.duplexws.read", read);
                    application.setAttribute("io.duplexws.atEndOfRead", atEnd);
                    application.setAttribute("io.duplexws.crowdedReads", crowded);
                    application.setAttribute("io.duplexws.pause", pause);
                    if (SocketSends.areAvailable()) {
                        application.setAttribute("io.duplexws.send", send);
                        application.setAttribute("io.duplexws.batch", batch);
                    }
                },
                Set.of());
    }

    private static MethodHandle sendMethod() {
        MethodType type = MethodType.methodType(
                void.class, Session.class, int.class, ByteBuffer.class, boolean.class, Consumer.class);
        try {
            return MethodHandles.lookup().findStatic(Offers.class, "send", type);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("the method stands below", impossible);
        }
    }

    private static void send(Session session, int opcode, ByteBuffer payload, boolean last, Consumer<Throwable> done) {
        if (!(session instanceof LoopSession onLoop)) {
            SocketSends.send(session, opcode, payload, last, done);
        } else if (opcode == FLUSH) {
            onLoop.flush(done);
        } else {
            onLoop.send(opcode, payload, last, done);
        }
    }

    private static void batch(Session session, boolean on) {
        if (session instanceof LoopSession onLoop) {
            onLoop.gather(on);
        } else {
            SocketSends.batch(session, on);
        }
    }

    private static void pause(Session session, boolean on) {
        if (session instanceof LoopSession onLoop) {
            onLoop.pause(on);
        } else if (on) {
            Pause.of(session).begin(Pause.APPLICATION);
        } else {
            Pause.of(session).end(Pause.APPLICATION);
        }
    }
}
