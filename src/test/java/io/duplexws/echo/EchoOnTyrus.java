package io.duplexws.echo;

import io.duplexws.handshake.Handshakes;
import io.duplexws.handshake.Handshakes.Group;
import io.duplexws.handshake.OriginPolicy;
import io.duplexws.handshake.RefusalLog;
import io.duplexws.handshake.Subprotocols;
import io.duplexws.harness.Dial;
import io.duplexws.harness.RawSocket;
import io.duplexws.harness.Recorder;
import io.duplexws.harness.TyrusServer;
import io.duplexws.socket.Engine;
import io.duplexws.socket.OutboxLimits;
import io.duplexws.socket.SilenceLimits;
import io.duplexws.socket.SocketLimits;
import io.duplexws.socket.Sockets;
import java.time.Duration;
import java.util.Optional;

/** Both echo endpoints, and what they need of the application, on Tyrus in this process. */
final class EchoOnTyrus implements AutoCloseable {

    static final int OUTBOX_BYTES = 16 << 20;

    private final Sockets sockets;
    private final TyrusServer server;

    private EchoOnTyrus(Sockets sockets, TyrusServer server) {
        this.sockets = sockets;
        this.server = server;
    }

    static EchoOnTyrus start(String origins, String subprotocols) throws Exception {
        return start(origins, subprotocols, new SilenceLimits(Duration.ZERO, Duration.ZERO));
    }

    /** With the heartbeat, which is off otherwise. */
    static EchoOnTyrus start(SilenceLimits silence) throws Exception {
        return start("*", "", silence);
    }

    private static EchoOnTyrus start(String origins, String subprotocols, SilenceLimits silence) throws Exception {
        OutboxLimits outbox = new OutboxLimits(OUTBOX_BYTES, 10_000, Duration.ofSeconds(10));
        Sockets sockets = Sockets.start(new SocketLimits(10_000, 8, outbox, silence), Engine.PLAIN);
        Handshakes.start(
                Group.ECHO,
                OriginPolicy.parse(origins, Optional.empty()),
                Subprotocols.parse(subprotocols),
                new RefusalLog(0));
        return new EchoOnTyrus(sockets, TyrusServer.serving(EchoEndpoint.class, EchoOnceEndpoint.class));
    }

    Dial dial(String path) {
        return Dial.to(server.url(path));
    }

    Recorder open(String path) throws Exception {
        return dial(path).connect().assertOpen();
    }

    RawSocket openRaw(String path) throws Exception {
        return RawSocket.open(server.port(), path);
    }

    Sockets sockets() {
        return sockets;
    }

    @Override
    public void close() {
        sockets.close();
        server.close();
    }
}
