package io.duplexws.socket;

import jakarta.websocket.Session;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Stops and resumes reading from a peer, which the Jakarta API cannot: by public methods of Tomcat's {@code WsSession} and
 * of Undertow's channel, looked up by name because no class of theirs is on our class path. Measured: past a reader that
 * takes nothing, Undertow goes on to read, and drops, a gigabyte a second until the peer leaves.
 */
final class ReadGate {

    private static final ClassValue<Gate> GATES = new ClassValue<>() {
        @Override
        protected Gate computeValue(Class<?> type) {
            return Gate.of(type);
        }
    };

    private ReadGate() {}

    /** Reads no further for now; returns false, and does nothing, where the container cannot. */
    static boolean close(Session session) {
        return call(GATES.get(session.getClass()).suspend(), session);
    }

    /** Undoes {@link #close}. */
    static void open(Session session) {
        call(GATES.get(session.getClass()).resume(), session);
    }

    private static boolean call(MethodHandle method, Session session) {
        if (method == null) {
            return false;
        }
        try {
            method.invoke(session);
            return true;
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable checked) {
            throw new IllegalStateException("these methods declare no checked exception", checked);
        }
    }

    /** Both methods on a session, or null for both. */
    private record Gate(MethodHandle suspend, MethodHandle resume) {

        private static final MethodType PLAIN = MethodType.methodType(void.class);

        static Gate of(Class<?> type) {
            try {
                return switch (type.getName()) {
                    case "org.apache.tomcat.websocket.WsSession" ->
                        new Gate(method(type, "suspend"), method(type, "resume"));
                    case "io.undertow.websockets.jsr.UndertowSession" -> onChannel(type);
                    default -> new Gate(null, null);
                };
            } catch (ReflectiveOperationException otherVersion) {
                return new Gate(null, null);
            }
        }

        private static Gate onChannel(Class<?> type) throws ReflectiveOperationException {
            Class<?> channel = type.getMethod("getWebSocketChannel").getReturnType();
            MethodHandle ofSession = MethodHandles.publicLookup()
                    .findVirtual(type, "getWebSocketChannel", MethodType.methodType(channel));
            return new Gate(
                    MethodHandles.filterReturnValue(ofSession, method(channel, "suspendReceives")),
                    MethodHandles.filterReturnValue(ofSession, method(channel, "resumeReceives")));
        }

        private static MethodHandle method(Class<?> type, String name) throws ReflectiveOperationException {
            return MethodHandles.publicLookup().findVirtual(type, name, PLAIN);
        }
    }
}
