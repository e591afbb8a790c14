package io.duplexws.cli.engine.loop;

import jakarta.websocket.CloseReason;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The annotated methods of an endpoint class (Jakarta WebSocket section 4), each as one that takes all that it could ask
 * for. Known here are methods without a result that take messages in parts; a class with another one is none of ours.
 *
 * @param open   (Object, Session, EndpointConfig)void
 * @param text   (Object, Session, String, boolean)void
 * @param binary (Object, Session, ByteBuffer, boolean)void
 * @param pong   (Object, Session, PongMessage)void
 * @param error  (Object, Session, Throwable)void
 * @param close  (Object, Session, CloseReason)void
 */
record EndpointMethods(
        MethodHandle open,
        MethodHandle text,
        MethodHandle binary,
        MethodHandle pong,
        MethodHandle error,
        MethodHandle close) {

    private static final ClassValue<Optional<EndpointMethods>> KNOWN = new ClassValue<>() {
        @Override
        protected Optional<EndpointMethods> computeValue(Class<?> type) {
            try {
                return Optional.of(find(type));
            } catch (NotOfOurs | IllegalAccessException other) {
                return Optional.empty();
            }
        }
    };

    private static final MethodHandle PATH_PARAMETER = pathParameter();

    /** Something that this does not know. */
    private static final class NotOfOurs extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** Those of this class; empty where it asks for what is not known here. */
    static Optional<EndpointMethods> of(Class<?> type) {
        return KNOWN.get(type);
    }

    private static EndpointMethods find(Class<?> type) throws NotOfOurs, IllegalAccessException {
        if (!type.isAnnotationPresent(ServerEndpoint.class)) {
            throw new NotOfOurs();
        }
        Method[] methods = type.getMethods();
        return new EndpointMethods(
                handle(methods, OnOpen.class, EndpointConfig.class),
                handle(methods, OnMessage.class, String.class, boolean.class),
                handle(methods, OnMessage.class, ByteBuffer.class, boolean.class),
                handle(methods, OnMessage.class, PongMessage.class),
                handle(methods, OnError.class, Throwable.class),
                handle(methods, OnClose.class, CloseReason.class));
    }

    /** @param offered besides the session; the first is what tells one message method from another */
    private static MethodHandle handle(Method[] methods, Class<? extends Annotation> role, Class<?>... offered)
            throws NotOfOurs, IllegalAccessException {
        MethodType all =
                MethodType.methodType(void.class, Object.class, Session.class).appendParameterTypes(offered);
        MethodHandle found = MethodHandles.empty(all);
        for (Method method : methods) {
            if (method.isAnnotationPresent(role) && (role != OnMessage.class || takes(method, offered[0]))) {
                found = adapted(method, all);
            }
        }
        requireAllTaken(methods, role);
        return found;
    }

    private static boolean takes(Method method, Class<?> message) {
        return List.of(method.getParameterTypes()).contains(message);
    }

    private static void requireAllTaken(Method[] methods, Class<? extends Annotation> role) throws NotOfOurs {
        for (Method method : methods) {
            boolean inParts = takes(method, PongMessage.class)
                    || ((takes(method, String.class) || takes(method, ByteBuffer.class))
                            && takes(method, boolean.class));
            OnMessage message = method.getAnnotation(OnMessage.class);
            if (role == OnMessage.class && message != null && (!inParts || message.maxMessageSize() >= 0)) {
                throw new NotOfOurs();
            }
        }
    }

    private static MethodHandle adapted(Method method, MethodType all) throws NotOfOurs, IllegalAccessException {
        if (method.getReturnType() != void.class) {
            throw new NotOfOurs();
        }
        MethodHandle handle = MethodHandles.publicLookup().unreflect(method);
        Parameter[] parameters = method.getParameters();
        int[] places = new int[parameters.length + 1];
        for (int i = 0; i < parameters.length; i++) {
            PathParam path = parameters[i].getAnnotation(PathParam.class);
            if (path != null && parameters[i].getType() == String.class) {
                handle = MethodHandles.filterArguments(
                        handle, i + 1, MethodHandles.insertArguments(PATH_PARAMETER, 1, path.value()));
                places[i + 1] = all.parameterList().indexOf(Session.class);
            } else {
                places[i + 1] = all.parameterList().indexOf(parameters[i].getType());
            }
            if (places[i + 1] < 0) {
                throw new NotOfOurs();
            }
        }
        return MethodHandles.permuteArguments(
                handle.asType(handle.type().changeParameterType(0, Object.class)), all, places);
    }

    private static String pathParameter(Session session, String name) {
        Map<String, String> all = session.getPathParameters();
        return all.get(name);
    }

    private static MethodHandle pathParameter() {
        try {
            return MethodHandles.lookup()
                    .findStatic(
                            EndpointMethods.class,
                            "pathParameter",
                            MethodType.methodType(String.class, Session.class, String.class));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("the method stands above", impossible);
        }
    }
}
