package io.duplexws.cli.engine.loop;

import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import javax.net.ssl.SSLEngine;

/**
 * A connection after the handshake of WebSocket, and of TLS.
 *
 * @param channel   does not block
 * @param tls       null for none
 * @param encrypted what was read of it and not decrypted; of use with TLS only
 * @param begun     what was read and decrypted, with an array
 */
public record Wire(SocketChannel channel, SSLEngine tls, ByteBuffer encrypted, ByteBuffer begun) {

    public Wire {
        Objects.requireNonNull(channel);
        Objects.requireNonNull(begun);
    }

    Transport transport(Output output) {
        return tls == null ? new PlainTransport(channel) : new TlsTransport(channel, tls, encrypted, output);
    }
}
