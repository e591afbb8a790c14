package io.duplexws.socket;

import jakarta.websocket.Session;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Stops and resumes reading where the container can. The Jakarta API cannot; Tomcat's {@code WsSession} has public
 * {@code suspend()} and {@code resume()}, looked up by name because no Tomcat class is on our class path.
 */
final class TomcatReading {

    private static final ClassValue<Handles> HANDLES = new ClassValue<>() {
        @Override
        protected Handles computeValue(Class<?> type) {
            return Handles.of(type);
        }
    };

    private final Session session;
    private final Handles handles;

    private TomcatReading(Session session, Handles handles) {
        this.session = session;
        this.handles = handles;
    }

    static TomcatReading of(Session session) {
        return new TomcatReading(session, HANDLES.get(session.getClass()));
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
