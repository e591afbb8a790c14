package io.duplexws.push.proxies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.duplexws.harness.Dial;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.ProxyKind;
import io.duplexws.harness.ProxyLogs;
import io.duplexws.harness.ProxyProcess;
import io.duplexws.harness.PushClient;
import io.duplexws.harness.Recorder;
import io.duplexws.harness.RedisProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes with one Redis behind one name, with the configuration that docs/push.md gives: no session sticks. */
@ExtendWith(ProxyLogs.class)
class TwoNodesIT {

    private static final String TOPIC = "news";
    private static final int ROUNDS = 20;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    @TempDir
    Path scratch;

    private final List<String> published = new ArrayList<>();
    private DuplexProcess first;
    private DuplexProcess second;
    private ProxyProcess proxy;
    private PushClient push;

    @Test
    void losesNothingWhereverAReaderComesBack() throws Exception {
        try (RedisProcess redis = RedisProcess.start(scratch.resolve("redis"))) {
            start(redis);
            List<Recorder> readers = List.of(reader(""), reader(""));
            assertThat(sockets(first)).isEqualTo(1);
            assertThat(sockets(second)).isEqualTo(1);
            List<Integer> nodes = new ArrayList<>();

            List<String> heard = hearAndComeBack(nodes);

            assertThat(heard).isEqualTo(published);
            assertThat(changes(nodes)).as(nodes::toString).isGreaterThan(ROUNDS / 2);
            for (Recorder reader : readers) {
                for (String message : published) {
                    assertThat(message(reader).get("data").getAsString()).isEqualTo(message);
                }
            }
            second.close();
            publish();
            publish();
            assertThat(push.get("push/" + TOPIC + "?wait=0&after=earliest").body())
                    .contains(published);
        } finally {
            stop();
        }
    }

    /** Each time it hears what it missed and one message more, leaves, and misses one. */
    private List<String> hearAndComeBack(List<Integer> nodes) throws Exception {
        List<String> heard = new ArrayList<>();
        String cursor = "earliest";
        for (int round = 0; round < ROUNDS; round++) {
            publish();
            Recorder reader = reader("?after=" + cursor);
            nodes.add(sockets(first) == 2 ? 1 : 2);
            publish();
            while (heard.size() < published.size()) {
                JsonObject message = message(reader);
                heard.add(message.get("data").getAsString());
                cursor = message.get("id").getAsString();
            }
            reader.session().close();
            awaitOneSocketEach();
        }
        return heard;
    }

    /** A connection that has gone stale is made anew, which takes a turn of its own: not every time is another node's. */
    private static int changes(List<Integer> nodes) {
        int changes = 0;
        for (int i = 1; i < nodes.size(); i++) {
            changes += nodes.get(i).equals(nodes.get(i - 1)) ? 0 : 1;
        }
        return changes;
    }

    private void publish() throws IOException {
        String message = "message " + published.size();
        HttpResponse<String> answer = push.publish(TOPIC, message);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(201, 202);
        published.add(message);
    }

    private void start(RedisProcess redis) throws IOException {
        first = node("first", redis);
        second = node("second", redis);
        Path directory = scratch.resolve("proxy");
        proxy = ProxyProcess.start(ProxyKind.NGINX, directory, Snippets.ofTwoNodes(), first.port(), second.port());
        push = Front.client(proxy.url());
    }

    private void stop() {
        for (AutoCloseable started : new AutoCloseable[] {proxy, first, second}) {
            if (started != null) {
                assertThatCode(started::close).doesNotThrowAnyException();
            }
        }
    }

    private DuplexProcess node(String name, RedisProcess redis) throws IOException {
        DuplexProcess node = Front.serve(scratch.resolve(name), "broker=" + redis.uri());
        long end = System.nanoTime() + PATIENCE_NANOS;
        // It answers before its broker does.
        while (!Front.client(node.url()).get("health").body().contains("\"up\":true")) {
            assertThat(System.nanoTime()).as(name).isLessThan(end);
        }
        return node;
    }

    private Recorder reader(String query) throws Exception {
        Recorder reader = Dial.to(proxy.socketUrl("push/" + TOPIC + query))
                .offering("push.v1")
                .connect()
                .assertOpen("push.v1");
        assertThat(message(reader).get("recovered").getAsBoolean()).isTrue();
        return reader;
    }

    private static JsonObject message(Recorder reader) throws InterruptedException {
        return JsonParser.parseString(reader.text()).getAsJsonObject();
    }

    private void awaitOneSocketEach() throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (sockets(first) != 1 || sockets(second) != 1) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    private static int sockets(DuplexProcess node) throws IOException {
        return JsonParser.parseString(Front.client(node.url()).get("health").body())
                .getAsJsonObject()
                .get("webSockets")
                .getAsInt();
    }
}
