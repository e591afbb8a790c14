package io.duplexws.handshake.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.handshake.Ask;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Frame;
import io.duplexws.harness.HttpAnswer;
import io.duplexws.harness.Launch;
import io.duplexws.harness.RawSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many connections may be open is a setting. */
class CapacityIT {

    @TempDir
    private Path scratch;

    @Test
    void answers503WhileAsManyConnectionsAreOpenAsAllowed() throws Exception {
        try (DuplexProcess server = Launch.in(scratch, "--port", "0", "--host", "127.0.0.1", "--set", "connections=2")
                .serve()) {
            try (RawSocket first = RawSocket.open(server.port(), "/ws");
                    RawSocket second = RawSocket.open(server.port(), "/echo_once");
                    RawSocket third = RawSocket.to(server.port())) {
                first.send(Frame.text("open"));
                assertThat(first.readMessage().text()).isEqualTo("open");
                second.send(Frame.last(9, new byte[0]));
                second.readFrame();
                third.send(Ask.good().text("/ws"));
                HttpAnswer answer = third.readAnswer();

                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.header("Retry-After")).isEqualTo("5");
                assertThat(answer.body()).contains("duplex.connections");
                third.assertClosed();

                second.send(Frame.text("last"));
                assertThat(second.readMessage().text()).isEqualTo("last");
                second.assertCloseFrame(1000);
                first.send(Frame.text("still open"));
                assertThat(first.readMessage().text()).isEqualTo("still open");
            }
            server.awaitLogged("refused 503: as many connections are open as allowed (duplex.connections)");
        }
    }
}
