package io.duplexws.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Opens a WebSocket on a bare channel, without compression. */
final class Handshake {

    private Handshake() {}

    /** Returns the channel, blocking, right behind the answer's head. */
    static SocketChannel open(InetSocketAddress address, String path) throws IOException {
        return open(address, path, "");
    }

    /** Sets up a channel before it connects. */
    @FunctionalInterface
    interface Setup {
        void of(SocketChannel channel) throws IOException;
    }

    /** @param subprotocol to offer; empty for none */
    static SocketChannel open(InetSocketAddress address, String path, String subprotocol) throws IOException {
        return open(address, path, subprotocol, channel -> {});
    }

    static SocketChannel open(InetSocketAddress address, String path, String subprotocol, Setup setup)
            throws IOException {
        SocketChannel channel = SocketChannel.open();
        setup.of(channel);
        channel.connect(address);
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost:" + address.getPort()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + (subprotocol.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + subprotocol + "\r\n") + "\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        StringBuilder head = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (head.length() < 4 || head.lastIndexOf("\r\n\r\n") != head.length() - 4) {
            one.clear();
            if (channel.read(one) < 0) {
                throw new IOException("closed within the handshake: " + head);
            }
            head.append((char) one.get(0));
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("no upgrade: " + head);
        }
        return channel;
    }
}
