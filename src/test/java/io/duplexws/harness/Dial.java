package io.duplexws.harness;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.client.SslEngineConfigurator;
import org.glassfish.tyrus.core.HandshakeException;

/** How the Tyrus client connects. Immutable. */
public final class Dial {

    private static final String NO_PAGE = "";

    private final URI uri;
    private final List<String> subprotocols;
    private final String page;

    private Dial(URI uri, List<String> subprotocols, String page) {
        this.uri = uri;
        this.subprotocols = subprotocols;
        this.page = page;
    }

    public static Dial to(String url) {
        return new Dial(URI.create(url), List.of(), NO_PAGE);
    }

    public Dial offering(String... names) {
        return new Dial(uri, List.of(names), page);
    }

    /** As a browser does for a page of this origin. */
    public Dial fromPage(String origin) {
        return new Dial(uri, subprotocols, origin);
    }

    public Recorder connect() throws DeploymentException, IOException {
        ClientManager client = ClientManager.createClient();
        client.getProperties().put(ClientProperties.SHARED_CONTAINER, true);
        if (uri.getScheme().equals("wss")) {
            client.getProperties()
                    .put(
                            ClientProperties.SSL_ENGINE_CONFIGURATOR,
                            new SslEngineConfigurator(TrustAll.context(), true, false, false)
                                    .setHostVerificationEnabled(false));
        }
        Recorder recorder = new Recorder();
        ClientEndpointConfig config = ClientEndpointConfig.Builder.create()
                .preferredSubprotocols(subprotocols)
                .configurator(new OriginHeader())
                .build();
        client.connectToServer(recorder, config, uri);
        return recorder;
    }

    /** The status of the answer that is no 101. */
    public int refusedWith() throws IOException {
        try {
            connect().session().close();
        } catch (DeploymentException refused) {
            for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
                if (cause instanceof HandshakeException handshake) {
                    return handshake.getHttpStatusCode();
                }
            }
            throw new AssertionError("no answer at all", refused);
        }
        throw new AssertionError("the handshake was not refused");
    }

    private final class OriginHeader extends ClientEndpointConfig.Configurator {
        @Override
        public void beforeRequest(Map<String, List<String>> headers) {
            headers.keySet().removeIf("Origin"::equalsIgnoreCase);
            if (!page.equals(NO_PAGE)) {
                headers.put("Origin", List.of(page));
            }
        }
    }
}
