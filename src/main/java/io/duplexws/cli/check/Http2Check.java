package io.duplexws.cli.check;

import io.duplexws.cli.wire.Trust;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Which HTTP is offered to browsers, and whether it carries WebSockets: over HTTP/2 only with extended CONNECT (RFC 8441);
 * without it browsers open a connection of HTTP/1.1 for each, which works as well.
 */
final class Http2Check implements Check {

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** An empty SETTINGS frame (RFC 9113, section 6.5). */
    private static final byte[] SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};

    private static final int SETTINGS_TYPE = 4;
    private static final int ENABLE_CONNECT_PROTOCOL = 8;
    private static final int FRAMES_LOOKED_AT = 5;
    private static final int ENTRY_BYTES = 6;

    @Override
    public Item item() {
        return Item.HTTP2;
    }

    @Override
    public Result run(Site site) throws IOException {
        if (!site.target().secure()) {
            return Result.passed("HTTP/1.1: browsers speak HTTP/2 only over TLS")
                    .with("protocol", "http/1.1");
        }
        try (SSLSocket socket = connect(site)) {
            String protocol = socket.getApplicationProtocol();
            if (!protocol.equals("h2")) {
                return Result.passed("HTTP/1.1; HTTP/2 is not offered").with("protocol", "http/1.1");
            }
            socket.getOutputStream().write(PREFACE);
            socket.getOutputStream().write(SETTINGS);
            OptionalInt connect = connectProtocol(new DataInputStream(socket.getInputStream()));
            boolean extended = connect.isPresent() && connect.getAsInt() == 1;
            return Result.passed("HTTP/2 is offered, "
                            + (extended
                                    ? "with extended CONNECT: browsers may open WebSockets over it"
                                    : "without extended CONNECT: browsers open WebSockets over HTTP/1.1"))
                    .with("protocol", "h2")
                    .with("extendedConnect", extended);
        }
    }

    private static SSLSocket connect(Site site) throws IOException {
        int millis = (int) site.patience().toMillis();
        Socket plain = new Socket();
        plain.connect(
                new InetSocketAddress(
                        site.target().hostWithoutBrackets(), site.target().port()),
                millis);
        plain.setSoTimeout(millis);
        SSLSocket socket = (SSLSocket) Trust.of(site.opening().insecure())
                .context()
                .getSocketFactory()
                .createSocket(
                        plain,
                        site.target().hostWithoutBrackets(),
                        site.target().port(),
                        true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** What the server's first SETTINGS frame says; empty for nothing. */
    private static OptionalInt connectProtocol(DataInputStream in) throws IOException {
        for (int i = 0; i < FRAMES_LOOKED_AT; i++) {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            int type = in.readUnsignedByte();
            int flags = in.readUnsignedByte();
            in.readInt();
            byte[] payload = in.readNBytes(length);
            if (type == SETTINGS_TYPE && flags == 0) {
                return setting(payload);
            }
        }
        return OptionalInt.empty();
    }

    private static OptionalInt setting(byte[] payload) {
        for (int at = 0; at + ENTRY_BYTES <= payload.length; at += ENTRY_BYTES) {
            int id = (payload[at] & 0xFF) << 8 | payload[at + 1] & 0xFF;
            if (id == ENABLE_CONNECT_PROTOCOL) {
                return OptionalInt.of(payload[at + 5]);
            }
        }
        return OptionalInt.empty();
    }
}
