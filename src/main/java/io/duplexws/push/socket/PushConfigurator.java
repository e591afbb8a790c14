package io.duplexws.push.socket;

import io.duplexws.handshake.Handshakes.Group;
import io.duplexws.handshake.socket.HandshakeConfigurator;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;

/** As for every endpoint, by the rules of push; and hands the publisher's token on to the endpoint. */
public class PushConfigurator extends HandshakeConfigurator {

    private static final String NAME = "io.duplexws.push.authorization";

    @Override
    protected Group group() {
        return Group.PUSH;
    }

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        String authorization = "";
        for (Map.Entry<String, List<String>> header : request.getHeaders().entrySet()) {
            if (header.getKey().equalsIgnoreCase("Authorization")
                    && !header.getValue().isEmpty()) {
                authorization = header.getValue().get(0);
            }
        }
        // Of this handshake alone: every container makes a copy for each, which the suite of all servers holds.
        config.getUserProperties().put(NAME, authorization);
    }

    /** What the client sent as {@code Authorization}; empty when nothing. */
    static String authorization(Session session) {
        return (String) session.getUserProperties().getOrDefault(NAME, "");
    }
}
