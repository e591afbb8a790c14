package io.duplexws.cli.connect;

import jakarta.websocket.ClientEndpointConfig;
import java.io.IOException;
import java.util.Map;
import org.glassfish.tyrus.spi.ClientContainer;
import org.glassfish.tyrus.spi.ClientEngine;

/**
 * Gives Tyrus a {@link Link} to talk over. Public, and made from its name, by Tyrus. Its own transports keep the body of
 * a refusal, the server's pings and its answer to a close to themselves, and take no frame of more than 4 MB.
 */
public final class Wire implements ClientContainer {

    /** Of the {@link Link} among the client's properties. */
    static final String LINK = Link.class.getName();

    @Override
    public void openClientSocket(ClientEndpointConfig config, Map<String, Object> properties, ClientEngine engine)
            throws IOException {
        ((Link) properties.get(LINK)).open(engine);
    }
}
