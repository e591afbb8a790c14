package io.duplexws.probe;

import io.duplexws.handshake.socket.HandshakeConfigurator;
import jakarta.websocket.Extension;
import java.util.List;

/** As for the echo, but without compression: with it, the frames on the wire are the compressor's and not those asked for. */
public class ProbeConfigurator extends HandshakeConfigurator {

    @Override
    public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
        return List.of();
    }
}
