package io.duplexws.echo;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.harness.Frame;
import io.duplexws.harness.RawSocket;
import io.duplexws.harness.Recorder;
import io.duplexws.socket.SilenceLimits;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ping after one second of silence, the end after two. */
class EchoHeartbeatTest {

    private EchoOnTyrus server;

    @BeforeEach
    void start() throws Exception {
        server = EchoOnTyrus.start(new SilenceLimits(Duration.ofSeconds(1), Duration.ofSeconds(2)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void pingsSilentClientsThenEndsTheirConnections() throws Exception {
        try (RawSocket first = server.openRaw("/ws");
                RawSocket second = server.openRaw("/echo_once")) {
            for (RawSocket silent : new RawSocket[] {first, second}) {
                assertThat(silent.readFrame().opcode()).isEqualTo(Frame.PING);

                Frame close = silent.readFrame();
                assertThat(close.closeCode()).isEqualTo(1001);
                assertThat(close.closeReason())
                        .isEqualTo("nothing came for 2 s, not even a pong (duplex.idle.timeout)");
            }
            assertThat(server.sockets().count()).isZero();
        }
    }

    @Test
    void keepsClientsThatAnswerPings() throws Exception {
        Recorder library = server.open("/ws");
        try (RawSocket answering = server.openRaw("/ws");
                RawSocket silent = server.openRaw("/ws")) {
            answerPing(answering);
            silent.readFrame();
            silent.assertCloseFrame(1001);
            answerPing(answering);

            answering.send(Frame.text("still here"));
            library.send("still here");

            assertThat(answering.readMessage().text()).isEqualTo("still here");
            library.assertText("still here");
        }
    }

    private static void answerPing(RawSocket client) throws Exception {
        assertThat(client.readFrame().opcode()).isEqualTo(Frame.PING);
        client.send(Frame.last(Frame.PONG, new byte[0]));
    }
}
