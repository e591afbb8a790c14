package io.duplexws.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxThreadsTest {

    private static final int THREADS = 8;
    private static final int EACH = 2_000;

    private final Writers writers = new Writers(4, Duration.ofSeconds(10));

    @AfterEach
    void stopWriters() {
        writers.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void losesNothingThatSeveralThreadsOffer(boolean tomcat) throws Exception {
        FakeRemote remote = tomcat ? FakeRemote.likeTomcat() : FakeRemote.likeOthers();
        Outbox outbox = new Outbox(
                remote, writers, Reads.UNKNOWN, new OutboxLimits(1 << 30, 10_000, Duration.ofSeconds(10)), new Tally());
        List<CompletableFuture<Void>> threads = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            String name = "t" + thread + " ";
            threads.add(CompletableFuture.runAsync(
                    () -> {
                        for (int i = 0; i < EACH; i++) {
                            outbox.offer(Pieces.message(name + i));
                        }
                    },
                    task -> new Thread(task).start()));
        }

        List<String> sent = messages(remote, THREADS * EACH);

        for (int thread = 0; thread < THREADS; thread++) {
            String name = "t" + thread + " ";
            threads.get(thread).get(5, TimeUnit.SECONDS);
            assertThat(sent.stream().filter(message -> message.startsWith(name)))
                    .hasSize(EACH)
                    .first()
                    .isEqualTo(name + "0");
            assertThat(sent.stream()
                            .filter(message -> message.startsWith(name))
                            .map(message -> Integer.valueOf(message.substring(name.length()))))
                    .isSorted();
        }
        assertThat(remote.mostInFlight()).isEqualTo(1);
    }

    private static List<String> messages(FakeRemote remote, int count) throws InterruptedException {
        List<String> messages = new ArrayList<>();
        while (messages.size() < count) {
            String event = remote.next();
            if (!event.equals("batch") && !event.equals("flush")) {
                messages.add(event.replaceFirst("^later ", ""));
            }
        }
        return messages;
    }
}
