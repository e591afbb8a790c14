package io.duplexws.push.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.duplexws.handshake.Ask;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Frame;
import io.duplexws.harness.Launch;
import io.duplexws.harness.PushClient;
import io.duplexws.harness.RawSocket;
import io.duplexws.harness.RedisProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishers that wait for no answer, and a real Redis that is new to all steps. */
class PublishFloodIT {

    private static final String TOKEN = "token-of-the-test";
    private static final int COUNT = 20_000;
    private static final Duration STALL = Duration.ofSeconds(2);

    /** Comes back with each answer: more than fits on the way to a client that reads none. */
    private static final String PADDING = "-" + "x".repeat(1_200);

    @TempDir
    Path scratch;

    private final AtomicLong lastSent = new AtomicLong();

    @Test
    void answersEveryPublicationOfAFloodInOrder() throws Exception {
        try (RedisProcess redis = RedisProcess.start(scratch.resolve("redis"));
                DuplexProcess server = Launch.in(
                                scratch,
                                "--port",
                                "0",
                                "--broker",
                                redis.uri(),
                                "--set",
                                "publish.token=" + TOKEN,
                                "--set",
                                "push.origins=*",
                                "--set",
                                "history.count=" + COUNT)
                        .serve()) {
            awaitBroker(server);
            try (RawSocket client = RawSocket.to(server.port()).withPatience(Duration.ofSeconds(30))) {
                client.send(Ask.good()
                        .and("Sec-WebSocket-Protocol", "push.v1")
                        .and("Authorization", "Bearer " + TOKEN)
                        .text("/push"));
                assertThat(client.readAnswer().status()).isEqualTo(101);
                Thread sender = new Thread(() -> flood(client), "flood");
                sender.start();
                awaitStall();
                for (int i = 0; i < COUNT; i++) {
                    JsonObject answer =
                            JsonParser.parseString(client.readMessage().text()).getAsJsonObject();
                    assertThat(answer.get("ok")).as(answer.toString()).isNotNull();
                    assertThat(answer.get("ok").getAsString()).isEqualTo(i + PADDING);
                    String[] id = answer.get("id").getAsString().split("-");
                    assertThat(Long.parseLong(id[2], 36)).as("its number").isEqualTo(i + 1);
                }
                sender.join();
            }
            server.stop().assertNoStackTrace();
        }
    }

    private void flood(RawSocket client) {
        try {
            for (int i = 0; i < COUNT; i++) {
                client.send(Frame.text("{\"pub\":\"flood\",\"data\":\"x\",\"ref\":\"" + i + PADDING + "\"}"));
                lastSent.set(System.nanoTime());
            }
        } catch (IOException ended) {
            // The reader sees it as well.
        }
    }

    /** Reads nothing until nothing more gets out. */
    private void awaitStall() {
        lastSent.set(System.nanoTime());
        while (System.nanoTime() - lastSent.get() < STALL.toNanos()) {
            Thread.onSpinWait();
        }
    }

    /** A node answers before its broker does. */
    private static void awaitBroker(DuplexProcess server) throws IOException {
        PushClient push = new PushClient(URI.create(server.url()), TOKEN);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!push.get("health").body().contains("\"up\":true")) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }
}
