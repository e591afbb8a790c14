package io.duplexws.cli.engine;

import io.duplexws.cli.engine.frame.Deflation;
import io.duplexws.cli.engine.loop.Loops;
import io.duplexws.cli.engine.loop.SessionFacts;
import io.duplexws.cli.engine.loop.Wire;
import io.duplexws.cli.engine.read.ReadBursts;
import jakarta.servlet.http.WebConnection;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.websocket.Transformation;
import org.apache.tomcat.websocket.WsFrameBase;
import org.apache.tomcat.websocket.server.WsFrameServer;
import org.apache.tomcat.websocket.server.WsHandshakeRequest;
import org.apache.tomcat.websocket.server.WsHttpUpgradeHandler;
import org.apache.tomcat.websocket.server.WsServerContainer;

/**
 * What becomes of a WebSocket after its handshake. Offered to loops, it leaves Tomcat; otherwise, and where its endpoint or
 * its extensions are none that loops know, Tomcat handles it, with its reads told to the application ({@link ReadBursts})
 * and its frames unmasked fast ({@link FastUnmask}). Public, as is its constructor, for Tomcat, which makes one for each
 * connection.
 */
public final class SocketHandler extends WsHttpUpgradeHandler {

    private static final Optional<VarHandle> FRAME = frameField();

    /** The application's. */
    private final ClassLoader loader = Thread.currentThread().getContextClassLoader();

    /** Null where Tomcat is to handle it. */
    private Loops loops;

    private SocketWrapperBase<?> wrapper;

    /** Null where loops cannot serve it. */
    private SessionFacts facts;

    private WsServerContainer container;

    /** Whether a loop has it. */
    private boolean taken;

    /** Whether this Tomcat lets its frames be unmasked the fast way. */
    static boolean unmasksFast() {
        return FRAME.isPresent() && FastUnmask.isAvailable();
    }

    /** @param loops null for none */
    void offer(Loops loops) {
        this.loops = loops;
    }

    @Override
    public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
        super.setSocketWrapper(wrapper);
        this.wrapper = wrapper;
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
        this.container = container;
        this.facts = loops == null || !Loops.serve(config.getEndpointClass())
                ? null
                : Deflation.agreed(extensions)
                        .map(agreed -> new SessionFacts(
                                config,
                                container,
                                request.getRequestURI(),
                                request.getParameterMap(),
                                request.getQueryString(),
                                request.getUserPrincipal(),
                                subProtocol == null ? "" : subProtocol,
                                extensions,
                                agreed.deflation(),
                                parameters,
                                secure,
                                loader))
                        .orElse(null);
    }

    @Override
    public void init(WebConnection connection) {
        if (facts == null || Takeover.available().isEmpty() || !Takeover.canTake(wrapper)) {
            super.init(connection);
            return;
        }
        try {
            Object endpoint = facts.config()
                    .getConfigurator()
                    .getEndpointInstance(facts.config().getEndpointClass());
            Wire wire = Takeover.available().get().take(wrapper);
            taken = true;
            loops.open(wire, facts, endpoint, container.getDefaultMaxTextMessageBufferSize());
        } catch (InstantiationException | IOException failed) {
            throw new IllegalStateException("no WebSocket: " + failed.getMessage(), failed);
        }
    }

    @Override
    public SocketState upgradeDispatch(SocketEvent event) {
        if (taken) {
            // Of what Tomcat still has of it.
            return SocketState.CLOSED;
        }
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
