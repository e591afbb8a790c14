package io.duplexws.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.harness.Frame;
import io.duplexws.harness.RawSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that pings after one second of silence, unless it is told to be silent itself. */
class ProbeSilenceTest {

    private ProbeOnTyrus server;

    @BeforeEach
    void start() throws Exception {
        server = ProbeOnTyrus.start(Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsNothingWhileSilentNotEvenPings() throws Exception {
        try (RawSocket client = server.openRaw()) {
            long start = System.nanoTime();
            client.send(Frame.text("{\"silent\":2.5}"));

            Frame next = client.readFrame();

            assertThat(next.text()).isEqualTo("{\"ok\":null,\"silent\":2.5}");
            assertThat(System.nanoTime() - start)
                    .isGreaterThan(Duration.ofMillis(2_490).toNanos());
            assertThat(client.readFrame().opcode()).isEqualTo(Frame.PING);
        }
    }
}
