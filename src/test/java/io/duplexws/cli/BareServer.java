package io.duplexws.cli;

import io.duplexws.cli.engine.Engine;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

/**
 * The engine with nothing but the plainest endpoints on it, to measure Duplex against: first argument {@code tuned} for
 * the buffer sizes of the executable WAR, {@code loops} for its engine, {@code untouched} for Tomcat's own. Prints its port.
 */
public final class BareServer {

    private BareServer() {}

    public static void main(String[] arguments) throws Exception {
        boolean tuned = arguments[0].equals("tuned");
        OneLineLog.install();
        if (tuned) {
            Tuning.beforeTomcatLoads();
        }
        Path scratch = Files.createTempDirectory("bare-");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(scratch.toString());
        Connector connector = arguments[0].equals("loops")
                ? Engine.loops().connector()
                : new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("maxConnections", "-1");
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", scratch.toString());
        Tomcat.initWebappDefaults(context);
        context.addServletContainerInitializer(new WsSci(), Set.of());
        context.addApplicationListener(Endpoints.class.getName());
        if (tuned) {
            connector.getProtocolHandler().setExecutor(Engine.threads());
            Tuning.apply(connector);
            Tuning.apply(context);
        }
        tomcat.start();
        System.out.println("port " + connector.getLocalPort());
        tomcat.getServer().await();
    }

    /** Deploys the endpoints. */
    public static final class Endpoints implements ServletContextListener {
        @Override
        public void contextInitialized(ServletContextEvent event) {
            ServerContainer container = (ServerContainer)
                    event.getServletContext().getAttribute("jakarta.websocket.server.ServerContainer");
            try {
                container.addEndpoint(Whole.class);
                container.addEndpoint(WholeLarge.class);
                container.addEndpoint(Parts.class);
                container.addEndpoint(Loop.class);
                container.addEndpoint(LoopPublish.class);
            } catch (DeploymentException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    /** What every tutorial writes. */
    @ServerEndpoint("/whole")
    public static class Whole {
        @OnMessage
        public String text(String message) {
            return message;
        }

        @OnMessage
        public ByteBuffer binary(ByteBuffer message) {
            return message;
        }
    }

    /** The same with room for 1 MiB. */
    @ServerEndpoint("/large")
    public static class WholeLarge {
        @OnMessage(maxMessageSize = (1 << 20) + 1)
        public String text(String message) {
            return message;
        }

        @OnMessage(maxMessageSize = (1 << 20) + 1)
        public ByteBuffer binary(ByteBuffer message) {
            return message;
        }
    }

    /** The same part by part. */
    @ServerEndpoint("/parts")
    public static class Parts {
        @OnMessage
        public void text(String part, boolean last, Session session) throws IOException {
            session.getBasicRemote().sendText(part, last);
        }

        @OnMessage
        public void binary(ByteBuffer part, boolean last, Session session) throws IOException {
            session.getBasicRemote().sendBinary(part, last);
        }
    }

    /** Hears what is published. */
    @ServerEndpoint("/loop")
    public static class Loop {
        private static final Set<Session> SESSIONS = ConcurrentHashMap.newKeySet();

        @OnOpen
        public void open(Session session) {
            SESSIONS.add(session);
        }

        @OnClose
        public void close(Session session) {
            SESSIONS.remove(session);
        }
    }

    /** Sends each message to all, and the next one when all sends are over: Tomcat allows one at a time. */
    @ServerEndpoint("/loop-publish")
    public static class LoopPublish {
        @OnMessage
        public void text(String message) throws InterruptedException {
            List<Session> sessions = List.copyOf(Loop.SESSIONS);
            CountDownLatch sent = new CountDownLatch(sessions.size());
            for (Session session : sessions) {
                session.getAsyncRemote().sendText(message, result -> sent.countDown());
            }
            sent.await();
        }
    }
}
