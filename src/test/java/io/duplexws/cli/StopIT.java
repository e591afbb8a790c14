package io.duplexws.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.handshake.Ask;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Events;
import io.duplexws.harness.Frame;
import io.duplexws.harness.HttpAnswer;
import io.duplexws.harness.Launch;
import io.duplexws.harness.PushClient;
import io.duplexws.harness.RawSocket;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients see when {@code java -jar duplex.war} is asked to stop. */
class StopIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path scratch;

    @Test
    void endsEveryConnectionWith1001AndItsReason() throws Exception {
        try (DuplexProcess server =
                Launch.in(scratch, "--port", "0", "--set", "push.origins=*").serve()) {
            PushClient push = new PushClient(URI.create(server.url()), "");
            List<RawSocket> sockets = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String path = i % 2 == 0 ? "/ws" : "/push/news";
                sockets.add(RawSocket.open(server.port(), path).withPatience(PATIENCE));
            }
            List<Events> streams = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                streams.add(push.events("news", ""));
                streams.get(i).next();
            }
            CompletableFuture<HttpResponse<String>> poll = CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return push.get("push/news?wait=60");
                        } catch (IOException broken) {
                            throw new AssertionError("cut without an answer", broken);
                        }
                    },
                    task -> new Thread(task).start());
            awaitReaders(push, 21);

            server.stop();

            for (RawSocket socket : sockets) {
                Frame frame = socket.readFrame();
                assertThat(frame.opcode()).isEqualTo(Frame.CLOSE);
                assertThat(frame.closeCode()).isEqualTo(1001);
                assertThat(frame.closeReason()).isEqualTo("the server stops");
                socket.close();
            }
            for (Events stream : streams) {
                stream.assertEnds();
            }
            assertThat(poll.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(204);
            server.assertNoStackTrace();
            assertThat(server.errors()).isEmpty();
        }
    }

    @Test
    void letsNobodyInWhileOthersLeave() throws Exception {
        try (DuplexProcess server = Launch.in(scratch, "--port", "0").serve()) {
            PushClient push = new PushClient(URI.create(server.url()), "");
            // So many that it takes more than two seconds.
            for (int i = 0; i < 500; i++) {
                RawSocket.open(server.port(), "/ws");
            }
            CompletableFuture<Void> stop = CompletableFuture.runAsync(server::stop, task -> new Thread(task).start());

            HttpAnswer refusal = firstRefusal(server.port());
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.header("Retry-After")).isEqualTo("5");
            assertThat(refusal.body()).isEqualTo("this server stops\n");
            HttpResponse<String> events = push.get("push/news", "Accept", "text/event-stream");
            assertThat(events.statusCode()).isEqualTo(503);
            assertThat(events.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(events.body()).contains("this server stops");
            stop.get(30, TimeUnit.SECONDS);
        }
    }

    private static HttpAnswer firstRefusal(int port) throws Exception {
        while (true) {
            try (RawSocket socket = RawSocket.to(port)) {
                socket.send(Ask.good().text("/ws"));
                HttpAnswer answer = socket.readAnswer();
                if (answer.status() != 101) {
                    return answer;
                }
            }
        }
    }

    /** Events and polls. */
    private static void awaitReaders(PushClient push, int count) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!push.get("health").body().contains("\"httpReaders\":" + count + "}")) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }
}
