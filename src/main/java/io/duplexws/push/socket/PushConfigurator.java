package io.duplexws.push.socket;

import io.duplexws.handshake.Handshakes.Group;
import io.duplexws.handshake.socket.HandshakeConfigurator;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;

/** As for every endpoint, by the rules of push; and hands the publisher's token on to the endpoint. */
public class PushConfigurator extends HandshakeConfigurator {

    private static final String NAME = "io.duplexws.push.authorization";

    @Override
    protected Group group() {
        return Group.PUSH;
    }

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        String authorization = request.getHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Authorization"))
                .map(header -> header.getValue())
                .filter(values -> !values.isEmpty())
                .map(List::iterator)
                .map(values -> values.next())
                .findFirst()
                .orElse("");
        config.getUserProperties().put(NAME, authorization);
    }

    /** What the client sent as {@code Authorization}; empty when nothing. */
    static String authorization(ServerEndpointConfig config) {
        return (String) config.getUserProperties().getOrDefault(NAME, "");
    }
}
