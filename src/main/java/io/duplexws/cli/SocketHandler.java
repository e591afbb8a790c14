package io.duplexws.cli;

import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerEndpointConfig;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.websocket.Transformation;
import org.apache.tomcat.websocket.WsFrameBase;
import org.apache.tomcat.websocket.server.WsFrameServer;
import org.apache.tomcat.websocket.server.WsHandshakeRequest;
import org.apache.tomcat.websocket.server.WsHttpUpgradeHandler;
import org.apache.tomcat.websocket.server.WsServerContainer;

/**
 * Tomcat's handler of one WebSocket, with its reads told to the application ({@link ReadBursts}) and its frames unmasked
 * fast ({@link FastUnmask}). Public, as is its constructor, for Tomcat, which makes one for each connection.
 */
public final class SocketHandler extends WsHttpUpgradeHandler {

    private static final Optional<VarHandle> FRAME = frameField();

    /** Whether this Tomcat lets its frames be unmasked the fast way. */
    static boolean unmasksFast() {
        return FRAME.isPresent() && FastUnmask.isAvailable();
    }

    @Override
    public void preInit(
            ServerEndpointConfig config,
            WsServerContainer container,
            WsHandshakeRequest request,
            List<Extension> extensions,
            String subProtocol,
            Transformation transformation,
            Map<String, String> parameters,
            boolean secure) {
        Transformation chain = FRAME.isEmpty()
                ? transformation
                : FastUnmask.behind(
                        transformation, () -> (WsFrameBase) FRAME.get().get(this));
        super.preInit(config, container, request, extensions, subProtocol, chain, parameters, secure);
    }

    @Override
    public SocketState upgradeDispatch(SocketEvent event) {
        ReadBursts.begin();
        try {
            return super.upgradeDispatch(event);
        } finally {
            ReadBursts.end();
        }
    }

    private static Optional<VarHandle> frameField() {
        try {
            return Optional.of(MethodHandles.privateLookupIn(WsHttpUpgradeHandler.class, MethodHandles.lookup())
                    .findVarHandle(WsHttpUpgradeHandler.class, "wsFrame", WsFrameServer.class));
        } catch (ReflectiveOperationException otherTomcat) {
            return Optional.empty();
        }
    }
}
