package io.duplexws.push.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.duplexws.handshake.Ask;
import io.duplexws.handshake.Handshakes;
import io.duplexws.handshake.Handshakes.Group;
import io.duplexws.handshake.OriginPolicy;
import io.duplexws.handshake.RefusalLog;
import io.duplexws.harness.Frame;
import io.duplexws.harness.RawSocket;
import io.duplexws.harness.TyrusServer;
import io.duplexws.push.Broker;
import io.duplexws.push.Cursor;
import io.duplexws.push.Draft;
import io.duplexws.push.Flow;
import io.duplexws.push.Hub;
import io.duplexws.push.Page;
import io.duplexws.push.Payload;
import io.duplexws.push.Position;
import io.duplexws.push.PublishToken;
import io.duplexws.push.Receipt;
import io.duplexws.push.Topic;
import io.duplexws.socket.Engine;
import io.duplexws.socket.OutboxLimits;
import io.duplexws.socket.SilenceLimits;
import io.duplexws.socket.SocketLimits;
import io.duplexws.socket.Sockets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that publishes without waiting for its answers, and a broker that answers when the test says so. */
class PublishingTest {

    private static final String TOKEN = "token-of-the-test";
    private static final int MOST = 64;
    private static final int COUNT = 1_000;

    private final SlowBroker broker = new SlowBroker();
    private final ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();
    private Sockets sockets;
    private TyrusServer server;

    @BeforeEach
    void start() throws Exception {
        sockets = Sockets.start(
                new SocketLimits(
                        10,
                        4,
                        new OutboxLimits(1 << 20, 1_000, Duration.ofSeconds(20)),
                        new SilenceLimits(Duration.ZERO, Duration.ZERO)),
                Engine.PLAIN);
        Handshakes.start(
                Group.PUSH,
                OriginPolicy.parse("*", Optional.empty()),
                List.of(PushSockets.SUBPROTOCOL),
                new RefusalLog(0));
        PushSockets.start(new PushSockets(
                new Hub(broker, threads),
                new PublishToken(TOKEN, InstantSource.system()),
                1 << 20,
                10,
                new Flow(),
                new Flow()));
        server = TyrusServer.serving(TopicsEndpoint.class);
    }

    @AfterEach
    void stop() {
        sockets.close();
        server.close();
        threads.shutdownNow();
    }

    @Test
    void hasAtMost64AtTheBrokerAndLosesNone() throws Exception {
        try (RawSocket client = publisher()) {
            for (int i = 0; i < COUNT; i++) {
                client.send(Frame.text("{\"pub\":\"t\",\"data\":\"" + i + "\",\"ref\":" + i + "}"));
            }
            for (int i = 0; i < COUNT; i++) {
                Publication next = broker.next();
                assertThat(next.text()).isEqualTo(String.valueOf(i));
                if (i >= MOST - 1) {
                    // All that may be there are, and only now there is room for another one.
                    broker.answerOldest(i - MOST + 2);
                }
            }
            for (int i = COUNT - MOST + 2; i <= COUNT; i++) {
                broker.answerOldest(i);
            }
            for (int i = 0; i < COUNT; i++) {
                JsonObject answer =
                        JsonParser.parseString(client.readMessage().text()).getAsJsonObject();
                assertThat(answer.get("ok").getAsInt()).isEqualTo(i);
            }
            assertThat(broker.most).hasValueLessThanOrEqualTo(MOST);
        }
    }

    private RawSocket publisher() throws Exception {
        RawSocket client = RawSocket.to(server.port());
        client.send(Ask.good()
                .and("Sec-WebSocket-Protocol", "push.v1")
                .and("Authorization", "Bearer " + TOKEN)
                .text("/push"));
        assertThat(client.readAnswer().status()).isEqualTo(101);
        return client;
    }

    private record Publication(String text, CompletableFuture<Receipt> stage) {}

    private static final class SlowBroker implements Broker {

        private final BlockingQueue<Publication> coming = new LinkedBlockingQueue<>();
        private final BlockingQueue<Publication> unanswered = new LinkedBlockingQueue<>();
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        Publication next() throws InterruptedException {
            Publication next = coming.poll(10, TimeUnit.SECONDS);
            assertThat(next).as("another publication within 10 s").isNotNull();
            return next;
        }

        void answerOldest(long number) {
            now.decrementAndGet();
            unanswered.remove().stage().complete(new Receipt(new Cursor("life", number, number), false));
        }

        @Override
        public CompletionStage<Receipt> publish(Draft draft) {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Publication publication =
                    new Publication(((Payload.Text) draft.payload()).text(), new CompletableFuture<>());
            unanswered.add(publication);
            coming.add(publication);
            return publication.stage();
        }

        @Override
        public CompletionStage<Page> read(Topic topic, Position after, int most) {
            throw new UnsupportedOperationException("nobody reads here");
        }

        @Override
        public CompletionStage<Void> listen(Topic topic, Listener listener) {
            throw new UnsupportedOperationException("nobody listens here");
        }

        @Override
        public void leave(Topic topic) {
            throw new UnsupportedOperationException("nobody leaves here");
        }

        @Override
        public CompletionStage<Void> drop(Topic topic) {
            throw new UnsupportedOperationException("nobody drops here");
        }

        @Override
        public Health health() {
            return new Health(true, "slow");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
