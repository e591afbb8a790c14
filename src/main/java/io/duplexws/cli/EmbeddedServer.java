package io.duplexws.cli;

import io.duplexws.cli.engine.Engine;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;

/** The WAR, unchanged, on a Tomcat in this process. */
final class EmbeddedServer {

    private static final System.Logger LOG = System.getLogger(EmbeddedServer.class.getName());

    /** How long connections that end may take to say so. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Path war;
    private final Listen listen;
    private final Tomcat tomcat = new Tomcat();
    private final Engine engine;
    private Path scratch;
    private boolean stopped;

    /** Null until it has started. */
    private Context application;

    EmbeddedServer(Path war, Listen listen, Engine engine) {
        this.war = war;
        this.listen = listen;
        this.engine = engine;
        Tuning.beforeTomcatLoads();
    }

    /** Returns when requests are served. @throws CannotRun in one sentence when they cannot be */
    void start() {
        try {
            scratch = Files.createTempDirectory("duplex-");
            tomcat.setBaseDir(scratch.toString());
            Connector connector = connector();
            tomcat.setConnector(connector);
            StandardHost host = (StandardHost) tomcat.getHost();
            host.setUnpackWARs(false);
            host.setErrorReportValveClass(PlainErrors.class.getName());
            host.getPipeline().addValve(new UnreadBodies());
            Context context = deploy();
            tomcat.start();
            requireStarted(connector, context);
            application = context;
            engine.shortcoming().ifPresent(told -> LOG.log(Level.WARNING, told));
        } catch (IOException | LifecycleException failed) {
            stop();
            throw new CannotRun("the server did not start: " + rootMessage(failed), failed);
        } catch (CannotRun failed) {
            stop();
            throw failed;
        }
    }

    String url() {
        return listen.url(tomcat.getConnector().getLocalPort());
    }

    /** Waits until {@link #stop}. */
    void await() {
        tomcat.getServer().await();
    }

    /** Ends all connections, stops serving, and removes what this run left on disk. Idempotent. */
    synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        try {
            leave();
            engine.awaitEnds(LAST_WORDS);
            tomcat.stop();
            tomcat.destroy();
            engine.close();
        } catch (LifecycleException incomplete) {
            LOG.log(Level.WARNING, () -> "not stopped cleanly: " + rootMessage(incomplete));
        }
        removeScratch();
    }

    /** While requests are still answered, so that those who come are told that this server stops. */
    private void leave() {
        if (application != null
                && application.getServletContext().getAttribute("io.duplexws.departure")
                        instanceof Runnable departure) {
            departure.run();
        }
    }

    private Connector connector() {
        Connector connector = engine.connector();
        connector.setPort(listen.port());
        connector.setProperty("address", address().getHostAddress());
        connector.setThrowOnFailure(true);
        Tuning.apply(connector);
        listen.tls().apply(connector, scratch);
        return connector;
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(listen.host());
        } catch (UnknownHostException unknown) {
            throw new CannotRun("--host is \"" + listen.host() + "\", which is no name or address known here", unknown);
        }
    }

    private Context deploy() throws IOException {
        // The executable WAR's own loader knows Tomcat; the system's knows only the file.
        tomcat.getEngine().setParentClassLoader(EmbeddedServer.class.getClassLoader());
        StandardContext context = (StandardContext) tomcat.addWebapp(listen.contextPath(), war.toString());
        // The process ends with the context, so there is nothing to search for leaks.
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
        Libraries.unpack(war, scratch, context);
        Tuning.apply(context);
        engine.serve(context);
        StandardJarScanner scanner = new StandardJarScanner();
        // What is ours lies in the WAR; the class path above it is this process's own.
        scanner.setScanClassPath(false);
        scanner.setScanManifest(false);
        context.setJarScanner(scanner);
        return context;
    }

    private void requireStarted(Connector connector, Context context) {
        if (context.getState() != LifecycleState.STARTED) {
            throw new CannotRun("the application did not start; the log above says why");
        }
        if (connector.getState() != LifecycleState.STARTED) {
            throw new CannotRun("the server does not listen on " + listen.host() + ":" + listen.port());
        }
    }

    private String rootMessage(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof BindException) {
            return "port " + listen.port() + " on " + listen.host() + " is taken or not allowed (" + root.getMessage()
                    + "); choose another with --port";
        }
        return root.getMessage();
    }

    private void removeScratch() {
        if (scratch == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(scratch)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            LOG.log(Level.DEBUG, () -> "left behind: " + scratch + ": " + left);
        }
    }
}
