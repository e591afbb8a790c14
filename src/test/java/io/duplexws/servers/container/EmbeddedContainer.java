package io.duplexws.servers.container;

import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Launch;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;

/** {@code java -jar duplex.war} as a container: deploying is starting it, undeploying is SIGTERM. It holds one WAR only. */
public final class EmbeddedContainer extends OwnContainer {

    private int port;
    private DuplexProcess process;

    @Override
    public void start() throws LifecycleException {
        try (ServerSocket any = new ServerSocket(0)) {
            port = any.getLocalPort();
        } catch (IOException broken) {
            throw new LifecycleException("no free port", broken);
        }
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        String path = path(archive);
        if (isDuplex(archive)) {
            try {
                Path directory = Files.createDirectories(Path.of(System.getProperty("server.directory")));
                process = Launch.in(directory, arguments(path)).serve();
            } catch (IOException broken) {
                throw new DeploymentException("java -jar duplex.war did not start", broken);
            }
        }
        return served(port, path);
    }

    private String[] arguments(String path) {
        return new String[] {
            "--engine",
            System.getProperty("server.engine"),
            "--port",
            String.valueOf(port),
            "--host",
            "127.0.0.1",
            "--context",
            path,
            "--origins",
            origins(port),
            "--set",
            "push.origins=" + origins(port),
            "--set",
            "publish.token=" + token()
        };
    }

    private static boolean isDuplex(Archive<?> archive) {
        return archive.getName().equals("duplex.war");
    }

    @Override
    public void undeploy(Archive<?> archive) {
        if (isDuplex(archive)) {
            process.stop();
        }
    }
}
