package io.duplexws.cli.engine;

import io.duplexws.cli.engine.loop.Wire;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import org.apache.tomcat.util.net.AbstractEndpoint;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Takes a socket from Tomcat, with all that was read of it, and leaves Tomcat a closed one, which it throws away; its
 * buffers go to the next connection. Three fields for that are not Tomcat's public ones: where they are named otherwise,
 * Tomcat keeps its sockets.
 */
final class Takeover {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private static final Optional<Takeover> AVAILABLE = find();

    private final VarHandle endpoint;
    private final VarHandle connections;
    private final VarHandle encrypted;
    private final SocketChannel closed;

    private Takeover(VarHandle endpoint, VarHandle connections, VarHandle encrypted, SocketChannel closed) {
        this.endpoint = endpoint;
        this.connections = connections;
        this.encrypted = encrypted;
        this.closed = closed;
    }

    /** Empty where this Tomcat is built in another way. */
    static Optional<Takeover> available() {
        return AVAILABLE;
    }

    private static Optional<Takeover> find() {
        try {
            VarHandle endpoint = MethodHandles.privateLookupIn(SocketWrapperBase.class, MethodHandles.lookup())
                    .findVarHandle(SocketWrapperBase.class, "endpoint", AbstractEndpoint.class);
            VarHandle connections = MethodHandles.privateLookupIn(AbstractEndpoint.class, MethodHandles.lookup())
                    .findVarHandle(AbstractEndpoint.class, "connections", Map.class);
            VarHandle encrypted = MethodHandles.privateLookupIn(SecureNioChannel.class, MethodHandles.lookup())
                    .findVarHandle(SecureNioChannel.class, "netInBuffer", ByteBuffer.class);
            SocketChannel closed = SocketChannel.open();
            closed.close();
            return Optional.of(new Takeover(endpoint, connections, encrypted, closed));
        } catch (ReflectiveOperationException | IOException otherTomcat) {
            return Optional.empty();
        }
    }

    /** Whether it can be taken, on the thread that handles its request. */
    static boolean canTake(SocketWrapperBase<?> wrapper) {
        return wrapper instanceof NioSocketWrapper && !wrapper.hasDataToWrite();
    }

    /** @param wrapper that {@link #canTake} is true of; Tomcat is to be told that it is closed */
    Wire take(SocketWrapperBase<?> wrapper) throws IOException {
        NioSocketWrapper socket = (NioSocketWrapper) wrapper;
        NioChannel channel = socket.getSocket();
        SocketChannel taken = channel.getIOChannel();
        Wire wire = wire(taken, channel);
        SelectionKey key = taken.keyFor(socket.getPoller().getSelector());
        if (key != null) {
            key.cancel();
        }
        ((Map<?, ?>) connections.get((AbstractEndpoint<?, ?>) endpoint.get(socket))).remove(taken);
        channel.reset(closed, socket);
        return wire;
    }

    private Wire wire(SocketChannel taken, NioChannel channel) {
        ByteBuffer begun = rest(channel.getBufHandler());
        if (channel instanceof SecureNioChannel secure) {
            ByteBuffer records = (ByteBuffer) encrypted.get(secure);
            SSLEngine engine = secure.getSslEngine();
            return new Wire(taken, engine, copy(records.flip()), begun);
        }
        return new Wire(taken, null, NOTHING, begun);
    }

    private static ByteBuffer rest(SocketBufferHandler buffers) {
        buffers.configureReadBufferForRead();
        return copy(buffers.getReadBuffer());
    }

    private static ByteBuffer copy(ByteBuffer bytes) {
        return bytes.hasRemaining()
                ? ByteBuffer.allocate(bytes.remaining()).put(bytes).flip()
                : NOTHING;
    }
}
