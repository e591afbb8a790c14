package io.duplexws.socket;

import jakarta.websocket.Session;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * What Tomcat's sessions can do beyond the Jakarta API: stop and resume reading, by the public {@code suspend()} and
 * {@code resume()} of {@code WsSession}, looked up by name because no Tomcat class is on our class path; and change the
 * size of message parts between two messages, which on other servers would set a limit for whole messages instead.
 */
final class TomcatSession implements PartSize.Container {

    private static final ClassValue<Handles> HANDLES = new ClassValue<>() {
        @Override
        protected Handles computeValue(Class<?> type) {
            return Handles.of(type);
        }
    };

    private final Session session;
    private final Handles handles;

    private TomcatSession(Session session, Handles handles) {
        this.session = session;
        this.handles = handles;
    }

    static TomcatSession of(Session session) {
        return new TomcatSession(session, HANDLES.get(session.getClass()));
    }

    boolean isAvailable() {
        return handles.suspend() != null;
    }

    /** Returns false, and does nothing, where the container cannot. */
    boolean suspend() {
        if (isAvailable()) {
            call(handles.suspend());
        }
        return isAvailable();
    }

    void resume() {
        if (isAvailable()) {
            call(handles.resume());
        }
    }

    @Override
    public void partSize(int size) {
        if (isAvailable()) {
            session.setMaxBinaryMessageBufferSize(size);
            session.setMaxTextMessageBufferSize(size);
        }
    }

    @Override
    public int partSize() {
        return isAvailable() ? session.getMaxTextMessageBufferSize() : 0;
    }

    private void call(MethodHandle method) {
        try {
            method.invoke(session);
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable checked) {
            throw new IllegalStateException("WsSession declares no checked exception here", checked);
        }
    }

    /** Both methods, or null for both. */
    private record Handles(MethodHandle suspend, MethodHandle resume) {

        static Handles of(Class<?> type) {
            if (!type.getName().startsWith("org.apache.tomcat.websocket.")) {
                return new Handles(null, null);
            }
            try {
                MethodType plain = MethodType.methodType(void.class);
                return new Handles(
                        MethodHandles.publicLookup().findVirtual(type, "suspend", plain),
                        MethodHandles.publicLookup().findVirtual(type, "resume", plain));
            } catch (ReflectiveOperationException otherTomcat) {
                return new Handles(null, null);
            }
        }
    }
}
