package io.duplexws.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what a server tells of connections, by polls, from the beginning; holds that no number is left out. */
public final class Trace {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final PushClient push;
    private final String path;
    private final Deque<JsonObject> ahead = new ArrayDeque<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private String cursor = "earliest";
    private JsonObject last;

    private Trace(PushClient push, String nonce) {
        this.push = push;
        this.path = "push/trace." + nonce;
    }

    public static String nonce() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static Trace of(PushClient push, String nonce) {
        return new Trace(push, nonce);
    }

    /** The types of the next events, so many. */
    public List<String> types(int count) throws IOException {
        List<String> types = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            types.add(next().get("type").getAsString());
        }
        return types;
    }

    /** What the next event tells, and its type. */
    public JsonObject next() throws IOException {
        if (ahead.isEmpty()) {
            poll();
        }
        last = ahead.remove();
        int number = numbers.merge(last.get("c").getAsString(), 1, Integer::sum);
        assertThat(last.get("n").getAsInt()).isEqualTo(number);
        return last;
    }

    /** The event that came last. */
    public JsonObject last() {
        return last;
    }

    /** Without what is another each time. */
    public JsonObject nextWithoutItsPlace() throws IOException {
        JsonObject next = next().deepCopy();
        List.of("n", "c", "at").forEach(next::remove);
        return next;
    }

    private void poll() throws IOException {
        HttpResponse<String> answer = push.get(path + "?wait=10&after=" + cursor);
        assertThat(answer.statusCode())
                .as("something within 10 s after " + last)
                .isEqualTo(200);
        cursor = answer.headers().firstValue("Push-Cursor").orElseThrow();
        JsonArray messages = JsonParser.parseString(answer.body()).getAsJsonArray();
        messages.forEach(message -> {
            JsonObject event = JsonParser.parseString(
                            message.getAsJsonObject().get("data").getAsString())
                    .getAsJsonObject();
            event.add("type", message.getAsJsonObject().get("type"));
            ahead.add(event);
        });
    }
}
