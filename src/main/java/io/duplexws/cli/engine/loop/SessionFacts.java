package io.duplexws.cli.engine.loop;

import io.duplexws.cli.engine.frame.Deflation;
import jakarta.websocket.Extension;
import jakarta.websocket.WebSocketContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;

/**
 * What the handshake of one session has settled.
 *
 * @param config        of this session alone, with its own properties
 * @param query         null for none
 * @param principal     null for nobody
 * @param subprotocol   empty for none
 * @param deflation     null for no compression
 * @param loader        the application's
 */
public record SessionFacts(
        ServerEndpointConfig config,
        WebSocketContainer container,
        URI uri,
        Map<String, List<String>> parameters,
        String query,
        Principal principal,
        String subprotocol,
        List<Extension> extensions,
        Deflation deflation,
        Map<String, String> pathParameters,
        boolean secure,
        ClassLoader loader) {}
