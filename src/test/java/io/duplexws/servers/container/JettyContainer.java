package io.duplexws.servers.container;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * The Jetty that one downloads, as a process of its own: deploying is dropping the WAR into {@code webapps}, undeploying
 * is deleting it. The adapters that exist run Jetty within the tests' own process and on their class path.
 */
public final class JettyContainer extends OwnContainer {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path base = Path.of(System.getProperty("server.directory"), "base");
    private final int port = Integer.getInteger("server.port");
    private Process process;

    @Override
    public void start() throws LifecycleException {
        try {
            Files.createDirectories(base.resolve("webapps"));
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Dduplex.origins=" + origins(port),
                            "-Dduplex.push.origins=" + origins(port),
                            "-Dduplex.publish.token=" + token(),
                            "-jar",
                            Path.of(System.getProperty("server.home"), "start.jar")
                                    .toString(),
                            "jetty.base=" + base)
                    .directory(base.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(base.resolve("jetty.log").toFile())
                    .start();
        } catch (IOException broken) {
            throw new LifecycleException("Jetty did not start", broken);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    @Override
    public void stop() throws LifecycleException {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new LifecycleException("Jetty did not stop within " + PATIENCE);
            }
        } catch (InterruptedException interrupted) {
            throw new LifecycleException("interrupted while Jetty stops", interrupted);
        }
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        String path = path(archive);
        // Written elsewhere first: Jetty must not meet half a file.
        Path written = base.resolve(archive.getName());
        archive.as(ZipExporter.class).exportTo(written.toFile(), true);
        try {
            Files.move(written, base.resolve("webapps").resolve(archive.getName()));
        } catch (IOException broken) {
            throw new DeploymentException("cannot write into webapps", broken);
        }
        await(path, true);
        return served(port, path);
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        try {
            Files.delete(base.resolve("webapps").resolve(archive.getName()));
        } catch (IOException broken) {
            throw new DeploymentException("cannot delete from webapps", broken);
        }
        await(path(archive), false);
    }

    private void await(String path, boolean deployed) throws DeploymentException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (answers(path) != deployed) {
            if (System.nanoTime() > deadline || endsSoon()) {
                throw new DeploymentException(
                        path + (deployed ? " did not come up" : " did not go away") + "; see " + base + "/jetty.log");
            }
        }
    }

    /** Whether Jetty ends within the moment that is left to it between two questions. */
    private boolean endsSoon() throws DeploymentException {
        try {
            return process.waitFor(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw new DeploymentException("interrupted while Jetty works", interrupted);
        }
    }

    private boolean answers(String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + path + "/").toURL().openConnection();
            connection.setReadTimeout((int) PATIENCE.toMillis());
            boolean found = connection.getResponseCode() != HttpURLConnection.HTTP_NOT_FOUND;
            connection.disconnect();
            return found;
        } catch (IOException notYet) {
            return false;
        }
    }
}
