package io.duplexws.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.handshake.Ask;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Frame;
import io.duplexws.harness.Launch;
import io.duplexws.harness.PushClient;
import io.duplexws.harness.RawSocket;
import io.duplexws.harness.Trace;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a trace ends before it begins. */
class TraceLimitsIT {

    @TempDir
    private Path scratch;

    @Test
    void tellsThatItDoesNotTraceAndThatTheServerIsFull() throws Exception {
        String first = Trace.nonce();
        String second = Trace.nonce();
        String third = Trace.nonce();
        try (DuplexProcess server = serve("connections=2", "trace.connections=1");
                RawSocket traced = RawSocket.open(server.port(), "/ws?trace=" + first)) {
            PushClient push = new PushClient(URI.create(server.url()), "");
            traced.send(Frame.text("x"));
            traced.readMessage();
            try (RawSocket untraced = RawSocket.open(server.port(), "/ws?trace=" + second)) {
                untraced.send(Frame.text("works"));
                assertThat(untraced.readMessage().text()).isEqualTo("works");
            }
            assertThat(Trace.of(push, second).nextWithoutItsPlace())
                    .hasToString("{\"sentence\":\"the connection is not traced: 1 are already"
                            + " (duplex.trace.connections)\",\"type\":\"full\"}");
            traced.send(Frame.close(1000, ""));
            traced.assertCloseFrame(1000);
            assertThat(Trace.of(push, first).types(6)).endsWith("message", "sent", "close");
        }
        try (DuplexProcess server = serve("connections=1");
                RawSocket only = RawSocket.open(server.port(), "/ws");
                RawSocket refused = RawSocket.to(server.port())) {
            only.send(Frame.text("open"));
            only.readMessage();
            refused.send(Ask.good().text("/ws?trace=" + third));
            assertThat(refused.readAnswer().status()).isEqualTo(503);

            Trace trace = Trace.of(new PushClient(URI.create(server.url()), ""), third);
            trace.next();
            assertThat(trace.nextWithoutItsPlace())
                    .hasToString(
                            "{\"status\":503,\"rule\":\"capacity\",\"broken\":[\"capacity\"],\"sentence\":\"as many"
                                    + " connections are open as this server allows (duplex.connections)\",\"type\":\"refused\"}");
        }
    }

    @Test
    void tracesNothingWhenItIsSwitchedOff() throws Exception {
        String nonce = Trace.nonce();
        try (DuplexProcess server = serve("trace=off");
                RawSocket socket = RawSocket.open(server.port(), "/ws?trace=" + nonce)) {
            socket.send(Frame.text("x"));
            socket.readMessage();

            PushClient push = new PushClient(URI.create(server.url()), "");
            assertThat(push.get("push/trace." + nonce + "?after=earliest&wait=0")
                            .statusCode())
                    .isEqualTo(204);
        }
    }

    @Test
    void tellsPingsPongsAndWhatTheServerEndsItFor() throws Exception {
        String nonce = Trace.nonce();
        try (DuplexProcess server = serve("ping.interval=1");
                RawSocket socket = RawSocket.open(server.port(), "/ws?trace=" + nonce)) {
            assertThat(socket.readFrame().opcode()).isEqualTo(Frame.PING);
            socket.send(Frame.last(Frame.PONG, new byte[0]));
            socket.send(Frame.last(Frame.PONG, new byte[3]));
            socket.send(Frame.last(Frame.TEXT, new byte[] {(byte) 0xFF}));
            socket.assertCloseFrame(1007);
            Trace trace = Trace.of(new PushClient(URI.create(server.url()), ""), nonce);

            assertThat(trace.types(5)).containsExactly("handshake", "accepted", "open", "ping", "pong");
            assertThat(trace.last().get("ms").getAsDouble()).isPositive();
            assertThat(trace.nextWithoutItsPlace()).hasToString("{\"bytes\":3,\"type\":\"pong\"}");
            // Tomcat tells its endpoint of no error here.
            assertThat(trace.types(1)).containsExactly("close");
            assertThat(trace.last().get("end").getAsString()).isEqualTo("protocol");
            assertThat(trace.last().get("code").getAsInt()).isEqualTo(1007);
        }
    }

    private DuplexProcess serve(String... settings) throws Exception {
        String[] arguments = new String[4 + 2 * settings.length];
        System.arraycopy(new String[] {"--port", "0", "--host", "127.0.0.1"}, 0, arguments, 0, 4);
        for (int i = 0; i < settings.length; i++) {
            arguments[4 + 2 * i] = "--set";
            arguments[5 + 2 * i] = settings[i];
        }
        return Launch.in(scratch, arguments).serve();
    }
}
