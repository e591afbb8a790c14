package io.duplexws.cli.engine;

import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.tomcat.websocket.WsRemoteEndpointImplBase;
import org.apache.tomcat.websocket.WsSession;

/**
 * Sends without a waiting thread. Tomcat can do so for everything, but shows it, with the Jakarta API, for whole messages
 * only: with 300 readers that had stalled, some sixty threads took turns to wait for them, and the next client's echo
 * took half a second. The methods are private to Tomcat: where they are named otherwise there are none of these sends,
 * and the application uses those of the Jakarta API.
 */
final class SocketSends {

    private static final int BINARY = 2;

    /** Tomcat's own opcode for what has gathered. */
    private static final byte TOMCAT_FLUSH = 0x18;

    private static final String OUTCOME =
            "org.apache.tomcat.websocket.server.WsRemoteEndpointImplServer$OnResultRunnable";

    private static final Optional<Handles> HANDLES = Handles.find();

    private SocketSends() {}

    /** Whether this Tomcat lets us. */
    static boolean areAvailable() {
        return HANDLES.isPresent();
    }

    /** Whether the task only tells what became of a send. */
    static boolean isOutcome(Runnable task) {
        return task.getClass().getName().equals(OUTCOME);
    }

    /**
     * Sends a message, the next part of one, a ping or a pong, or what has gathered. Only where {@link #areAvailable}.
     *
     * @param opcode  of the message, also for its later parts; negative for what has gathered
     * @param payload the caller's again on return
     * @param done    told the outcome, null for success, within the call or on another thread
     */
    static void send(Session session, int opcode, ByteBuffer payload, boolean last, Consumer<Throwable> done) {
        try {
            // Only the buffers of binary parts are used again; Tomcat reads from them until it is done.
            ByteBuffer kept = opcode == BINARY ? copy(payload) : payload;
            HANDLES.orElseThrow().send(session, opcode, kept, last, done);
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable checked) {
            throw new IllegalStateException("Tomcat declares no checked exception here", checked);
        }
    }

    private static ByteBuffer copy(ByteBuffer payload) {
        return ByteBuffer.allocate(payload.remaining()).put(payload).flip();
    }

    /** While on, what is sent gathers in Tomcat's buffer. Only where {@link #areAvailable}. */
    static void batch(Session session, boolean on) {
        HANDLES.orElseThrow().batching(session).set(on);
    }

    /** What is private to Tomcat. */
    private record Handles(VarHandle remote, VarHandle batching, MethodHandle start) {

        static Optional<Handles> find() {
            try {
                Lookup session = MethodHandles.privateLookupIn(WsSession.class, MethodHandles.lookup());
                Lookup remote = MethodHandles.privateLookupIn(WsRemoteEndpointImplBase.class, MethodHandles.lookup());
                MethodType start = MethodType.methodType(
                        void.class, byte.class, ByteBuffer.class, boolean.class, SendHandler.class);
                return Optional.of(new Handles(
                        session.findVarHandle(WsSession.class, "wsRemoteEndpoint", WsRemoteEndpointImplBase.class),
                        remote.findVarHandle(WsRemoteEndpointImplBase.class, "batchingAllowed", AtomicBoolean.class),
                        remote.findVirtual(WsRemoteEndpointImplBase.class, "startMessage", start)));
            } catch (ReflectiveOperationException otherTomcat) {
                return Optional.empty();
            }
        }

        AtomicBoolean batching(Session session) {
            return (AtomicBoolean) batching.get(remoteOf(session));
        }

        private WsRemoteEndpointImplBase remoteOf(Session session) {
            return (WsRemoteEndpointImplBase) remote.get((WsSession) session);
        }

        void send(Session session, int opcode, ByteBuffer payload, boolean last, Consumer<Throwable> done)
                throws Throwable {
            SendHandler handler = result -> done.accept(result.isOK() ? null : result.getException());
            byte code = opcode < 0 ? TOMCAT_FLUSH : (byte) opcode;
            start.invokeExact(remoteOf(session), code, payload, last, handler);
        }
    }
}
