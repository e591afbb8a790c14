package io.duplexws.servers.container;

import io.duplexws.handshake.Ask;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;

/** What containers have in common that need no configuration and whose tests all run on the client's side. */
abstract class OwnContainer implements DeployableContainer<OwnContainer.NoConfiguration> {

    /** Arquillian makes it. */
    public static final class NoConfiguration implements ContainerConfiguration {
        @Override
        public void validate() {
            // There is nothing in it.
        }
    }

    @Override
    public Class<NoConfiguration> getConfigurationClass() {
        return NoConfiguration.class;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 6.0");
    }

    /** The pages that may connect, as on all servers: one elsewhere, and those of this server. */
    static String origins(int port) {
        return Ask.PAGE + ",http://localhost:" + port;
    }

    /** What publishers say, as on all servers. */
    static String token() {
        return System.getProperty("server.token");
    }

    /** By the name of the file, as everywhere. */
    static String path(Archive<?> archive) {
        return "/" + archive.getName().replace(".war", "");
    }

    /** @param path of the context, such as {@code /duplex} */
    static ProtocolMetaData served(int port, String path) {
        HTTPContext context = new HTTPContext("127.0.0.1", port);
        return new ProtocolMetaData().addContext(context.add(new Servlet("default", path)));
    }
}
