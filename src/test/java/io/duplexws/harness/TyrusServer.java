package io.duplexws.harness;

import jakarta.websocket.DeploymentException;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.Map;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.strategies.WorkerThreadIOStrategy;
import org.glassfish.tyrus.container.grizzly.server.GrizzlyServerContainer;
import org.glassfish.tyrus.container.grizzly.server.WebSocketAddOn;
import org.glassfish.tyrus.core.BaseContainer;
import org.glassfish.tyrus.spi.ServerContainer;

/** Endpoints in this process, on Tyrus and a free port of 127.0.0.1. */
public final class TyrusServer implements AutoCloseable {

    private final ServerContainer container;
    private final HttpServer http = new HttpServer();

    private TyrusServer(ServerContainer container) {
        this.container = container;
    }

    public static TyrusServer serving(Class<?>... endpoints) throws DeploymentException, IOException {
        TyrusServer server = new TyrusServer(new GrizzlyServerContainer().createContainer(Map.of()));
        for (Class<?> endpoint : endpoints) {
            server.container.getWebSocketEngine().register(endpoint, "/");
        }
        server.listen();
        return server;
    }

    public String url(String path) {
        return "ws://127.0.0.1:" + port() + path;
    }

    public int port() {
        return http.getListener("tests").getPort();
    }

    @Override
    public void close() {
        http.shutdownNow();
        ((BaseContainer) container).shutdown();
    }

    /** By hand, because the container's own start listens on all addresses. */
    private void listen() throws IOException {
        NetworkListener listener = new NetworkListener("tests", "127.0.0.1", 0);
        listener.getTransport().setIOStrategy(WorkerThreadIOStrategy.getInstance());
        listener.registerAddOn(addOn());
        http.addListener(listener);
        http.start();
    }

    private WebSocketAddOn addOn() {
        try {
            Constructor<WebSocketAddOn> constructor =
                    WebSocketAddOn.class.getDeclaredConstructor(ServerContainer.class, String.class);
            constructor.setAccessible(true);
            return constructor.newInstance(container, "/");
        } catch (ReflectiveOperationException otherTyrus) {
            throw new IllegalStateException("this Tyrus has no such constructor", otherTyrus);
        }
    }
}
