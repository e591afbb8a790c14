package io.duplexws.push.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Launch;
import io.duplexws.harness.PushClient;
import io.duplexws.harness.RedisProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes, one Redis. In the midst of it one node is killed, and Redis too, which comes back. */
class ClusterIT {

    /** {@code -Dcluster.messages=100000} for a long run. */
    private static final int MESSAGES = Integer.getInteger("cluster.messages", 3_000);

    private static final int PUBLISHERS = 4;
    private static final String TOKEN = "token-of-the-test";
    private static final String TOPIC = "numbers";

    @TempDir
    Path scratch;

    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    void losesNothingThatWasAcknowledged() throws Exception {
        try (RedisProcess redis = RedisProcess.start(scratch.resolve("redis"))) {
            DuplexProcess first = node("first", redis);
            DuplexProcess second = node("second", redis);
            List<PushClient> nodes = List.of(client(first), client(second));
            List<Reader> readers = readers(nodes);
            List<Thread> publishers = new ArrayList<>();
            for (int i = 0; i < PUBLISHERS; i++) {
                publishers.add(new Thread(() -> publish(nodes), "publisher " + i));
            }
            publishers.forEach(Thread::start);

            awaitPublished(MESSAGES / 3);
            second.close();
            awaitPublished(2 * MESSAGES / 3);
            int before = refused.get();
            redis.kill();
            awaitRefused(before + PUBLISHERS);
            redis.start();
            for (Thread publisher : publishers) {
                publisher.join();
            }

            List<String> stored = stored(nodes.get(0));
            assertThat(stored).doesNotHaveDuplicates().containsAll(acknowledged);
            assertThat(acknowledged).hasSize(MESSAGES);
            for (Reader reader : readers) {
                await(reader, stored.size());
                assertThat(reader.holes()).as(reader.getName()).isEmpty();
                assertThat(reader.heard().equals(stored))
                        .as(reader.getName() + " heard all, in order, once")
                        .isTrue();
            }
            first.stop();
        }
    }

    private DuplexProcess node(String name, RedisProcess redis) throws IOException {
        return Launch.in(
                        Files.createDirectories(scratch.resolve(name)),
                        "--port",
                        "0",
                        "--broker",
                        redis.uri(),
                        "--set",
                        "publish.token=" + TOKEN,
                        "--set",
                        "history.count=1000000")
                .serve();
    }

    private static PushClient client(DuplexProcess node) {
        return new PushClient(URI.create(node.url()), TOKEN);
    }

    /** On every transport at both nodes. */
    private static List<Reader> readers(List<PushClient> nodes) throws Exception {
        String cursor = "";
        while (cursor.isEmpty()) {
            // A node answers before its broker does.
            cursor = nodes.get(0)
                    .get("push/" + TOPIC + "?wait=0")
                    .headers()
                    .firstValue("Push-Cursor")
                    .orElse("");
        }
        List<Reader> readers = new ArrayList<>();
        for (Reader.Transport transport : Reader.Transport.values()) {
            for (int node = 0; node < nodes.size(); node++) {
                readers.add(new Reader(transport, nodes, node, TOPIC, cursor));
            }
        }
        readers.forEach(Thread::start);
        return readers;
    }

    /** Each message to a node by chance, again and again under its key until one acknowledges it. */
    private void publish(List<PushClient> nodes) {
        for (int i = next.getAndIncrement(); i < MESSAGES; i = next.getAndIncrement()) {
            String text = "message " + i;
            while (!isAcknowledged(nodes.get(ThreadLocalRandom.current().nextInt(nodes.size())), text)) {
                Thread.onSpinWait();
            }
            acknowledged.add(text);
        }
    }

    private boolean isAcknowledged(PushClient node, String text) {
        try {
            int status = node.publish(TOPIC, text, "Idempotency-Key", text).statusCode();
            if (status == 503) {
                refused.incrementAndGet();
            }
            return status == 201 || status == 202;
        } catch (IOException away) {
            return false;
        }
    }

    private void awaitPublished(int count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (acknowledged.size() < count) {
            assertThat(System.nanoTime())
                    .as(acknowledged.size() + " acknowledged")
                    .isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** The outage has been noticed by so many more publications. */
    private void awaitRefused(int count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (refused.get() < count) {
            assertThat(System.nanoTime()).as(refused + " refused").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static void await(Reader reader, int count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (reader.count() < count) {
            assertThat(System.nanoTime())
                    .as(reader.getName() + " heard " + reader.count() + " of " + count + ", told of " + reader.holes())
                    .isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
        reader.finish();
    }

    /** All of the history, page by page. */
    private static List<String> stored(PushClient node) throws IOException {
        List<String> stored = new ArrayList<>();
        String after = "earliest";
        while (true) {
            HttpResponse<String> page = node.get("push/" + TOPIC + "?wait=0&after=" + after);
            if (page.statusCode() == 204) {
                return stored;
            }
            for (JsonElement message : JsonParser.parseString(page.body()).getAsJsonArray()) {
                stored.add(message.getAsJsonObject().get("data").getAsString());
            }
            after = page.headers().firstValue("Push-Cursor").orElseThrow();
        }
    }
}
