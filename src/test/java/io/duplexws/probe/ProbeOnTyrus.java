package io.duplexws.probe;

import io.duplexws.handshake.Handshakes;
import io.duplexws.handshake.Handshakes.Group;
import io.duplexws.handshake.OriginPolicy;
import io.duplexws.handshake.RefusalLog;
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
import java.util.List;
import java.util.Optional;

/** The endpoint, and what it needs of the application, on Tyrus in this process. */
final class ProbeOnTyrus implements AutoCloseable {

    private final Sockets sockets;
    private final Probes probes = Probes.start();
    private final TyrusServer server;

    private ProbeOnTyrus(Sockets sockets, TyrusServer server) {
        this.sockets = sockets;
        this.server = server;
    }

    /** @param pingInterval zero for no pings */
    static ProbeOnTyrus start(Duration pingInterval) throws Exception {
        OutboxLimits outbox = new OutboxLimits(262_144, 1_000, Duration.ofSeconds(10));
        SilenceLimits silence = new SilenceLimits(pingInterval, Duration.ZERO);
        Sockets sockets = Sockets.start(new SocketLimits(1_000, 8, outbox, silence), Engine.PLAIN);
        Handshakes.start(Group.ECHO, OriginPolicy.parse("*", Optional.empty()), List.of("chat.v1"), new RefusalLog(0));
        return new ProbeOnTyrus(sockets, TyrusServer.serving(ProbeEndpoint.class));
    }

    Recorder open() throws Exception {
        return open("");
    }

    /** @param query such as {@code ?report=true} */
    Recorder open(String query) throws Exception {
        return dial(query).connect().assertOpen();
    }

    Dial dial(String query) {
        return Dial.to(server.url("/probe" + query));
    }

    RawSocket openRaw() throws Exception {
        return RawSocket.open(server.port(), "/probe");
    }

    @Override
    public void close() {
        probes.close();
        sockets.close();
        server.close();
    }
}
