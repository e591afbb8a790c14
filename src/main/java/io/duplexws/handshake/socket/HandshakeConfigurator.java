package io.duplexws.handshake.socket;

import io.duplexws.handshake.Handshakes;
import io.duplexws.handshake.Handshakes.Group;
import io.duplexws.handshake.Subprotocols;
import io.duplexws.socket.Opening;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;

/**
 * Origin and subprotocol of an endpoint. The filter has already checked the origin with all other rules and given
 * the reason; this is the second lock, for a container that upgrades before its filters run.
 */
public class HandshakeConfigurator extends ServerEndpointConfig.Configurator {

    /** Whose rules hold. */
    protected Group group() {
        return Group.ECHO;
    }

    @Override
    public boolean checkOrigin(String origin) {
        return Handshakes.current(group()).allowsOrigin(origin);
    }

    /** Hands on who watches the connection. */
    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        Opening.handTo(config.getUserProperties());
    }

    /** @param declared the names on the annotation, of which there are none: the setting says them */
    @Override
    public String getNegotiatedSubprotocol(List<String> declared, List<String> offered) {
        return Subprotocols.choose(Handshakes.current(group()).subprotocols(), offered)
                .orElse("");
    }
}
