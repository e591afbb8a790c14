package io.duplexws.push.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.duplexws.harness.Dial;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Events;
import io.duplexws.harness.Events.Event;
import io.duplexws.harness.Launch;
import io.duplexws.harness.PushClient;
import io.duplexws.harness.Recorder;
import io.duplexws.harness.RedisProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each transport tells of a Redis that is killed and comes back. */
class OutageIT {

    private static final String TOKEN = "token-of-the-test";
    private static final String WHY = "the broker is away: nothing is heard until it is back";

    @TempDir
    Path scratch;

    @Test
    void isToldOnceAndItsEndToo() throws Exception {
        try (RedisProcess redis = RedisProcess.start(scratch.resolve("redis"));
                DuplexProcess server = Launch.in(
                                scratch, "--port", "0", "--broker", redis.uri(), "--set", "publish.token=" + TOKEN)
                        .serve()) {
            PushClient push = new PushClient(URI.create(server.url()), TOKEN);
            String first = publish(push, "first");
            Recorder objects = Dial.to(server.socketUrl("push/news"))
                    .offering("push.v1")
                    .connect()
                    .assertOpen("push.v1");
            assertThat(objects.text()).contains("\"recovered\":true");
            Recorder raw = Dial.to(server.socketUrl("push/news?after=" + first))
                    .connect()
                    .assertOpen();
            CompletableFuture<HttpResponse<String>> poll = poll(push, first);
            try (Events events = push.events("news", "")) {
                assertThat(events.next().data()).contains("\"recovered\":true");
                // All of them hear.
                String second = publish(push, "second");
                assertThat(json(objects.text()).get("id").getAsString()).isEqualTo(second);
                assertThat(events.next().data()).isEqualTo("second");
                raw.assertText("second");
                assertThat(poll.get(20, TimeUnit.SECONDS).body()).contains("second");
                CompletableFuture<HttpResponse<String>> waiting = poll(push, second);
                awaitListeners(push, "second", 4);

                redis.kill();
                assertThat(objects.text()).isEqualTo("{\"sub\":\"news\",\"stalled\":\"" + WHY + "\"}");
                assertThat(events.next()).isEqualTo(new Event(second, "push", "{\"stalled\":\"" + WHY + "\"}"));

                redis.start();
                String third = publish(push, "third");
                raw.assertText("third");
                assertThat(waiting.get(30, TimeUnit.SECONDS).body()).contains("third");
                assertGoesOn(json(objects.text()), json(objects.text()), second, third);
                assertGoesOn(events.next(), events.next(), second, third);
                publish(push, "fourth");
                assertThat(json(objects.text()).get("data").getAsString()).isEqualTo("fourth");
                assertThat(events.next().data()).isEqualTo("fourth");
            }
            objects.session().close();
            raw.session().close();
            server.stop().assertNoStackTrace();
        }
    }

    /** What was published as soon as Redis was back may be part of what was missed, or come behind that. */
    private static void assertGoesOn(JsonObject one, JsonObject other, String second, String third) {
        boolean missed = one.has("data");
        JsonObject on = missed ? other : one;
        assertThat(on.toString())
                .isEqualTo("{\"sub\":\"news\",\"recovered\":true,\"cursor\":\"" + (missed ? third : second) + "\"}");
        assertThat((missed ? one : other).get("id").getAsString()).isEqualTo(third);
    }

    private static void assertGoesOn(Event one, Event other, String second, String third) {
        boolean missed = one.data().equals("third");
        String cursor = missed ? third : second;
        assertThat(missed ? other : one)
                .isEqualTo(new Event(cursor, "push", "{\"recovered\":true,\"cursor\":\"" + cursor + "\"}"));
        assertThat(missed ? one : other).isEqualTo(new Event(third, "", "third"));
    }

    /** Again and again under one key until the broker takes it; returns its id. */
    private static String publish(PushClient push, String text) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            HttpResponse<String> answer = push.publish("news", text, "Idempotency-Key", text);
            if (answer.statusCode() != 503) {
                return json(answer.body()).get("id").getAsString();
            }
            assertThat(System.nanoTime()).as(answer.body()).isLessThan(end);
        }
    }

    private static CompletableFuture<HttpResponse<String>> poll(PushClient push, String cursor) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return push.get("push/news?wait=35&after=" + cursor);
                    } catch (IOException broken) {
                        throw new AssertionError("no answer", broken);
                    }
                },
                task -> new Thread(task).start());
    }

    /** Says again what is published already, which tells how many hear and publishes nothing. */
    private static void awaitListeners(PushClient push, String text, int count) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        int listeners = 0;
        while (listeners != count) {
            assertThat(System.nanoTime()).as(listeners + " hear it").isLessThan(end);
            listeners = json(push.publish("news", text, "Idempotency-Key", text).body())
                    .get("listeners")
                    .getAsInt();
        }
        // Behind this one, the last of them has read the history as well.
        publish(push, text);
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }
}
