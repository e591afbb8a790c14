package io.duplexws.servers.container;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Tells Arquillian of the containers that nobody else has an adapter for, when the build asks for one of them. */
public final class OwnContainers implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        switch (System.getProperty("arquillian.launch", "")) {
            case "embedded" -> builder.service(DeployableContainer.class, EmbeddedContainer.class);
            case "jetty" -> builder.service(DeployableContainer.class, JettyContainer.class);
            default -> {
                // The server's own adapter is on the class path.
            }
        }
    }
}
