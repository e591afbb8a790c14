package io.duplexws.cli.check;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.duplexws.cli.wire.Plain;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the server saw of our connections, asked for by plain HTTP, so that it also comes where no WebSocket does. */
final class ServerView {

    private static final int NONCE_BYTES = 16;
    private static final Duration ONE_POLL = Duration.ofSeconds(1);

    private final Web web;
    private final String nonce = nonce();
    private final List<Told> heard = new ArrayList<>();
    private String cursor = "earliest";
    private boolean audible = true;

    ServerView(Web web) {
        this.web = web;
    }

    /** A path that asks the server to tell of this connection under the label. */
    String traced(String path, String label) {
        return path + (path.contains("?") ? "&" : "?") + "trace=" + nonce + "." + label;
    }

    /** The topic on which it tells. */
    String topic() {
        return "push/trace." + nonce;
    }

    /** Whether the server can be heard; where not, what it has seen is not known. True until {@link #trouble} says no. */
    boolean isHeard() {
        return audible;
    }

    /** Why nothing is known of a connection, in words. */
    String silence() {
        return audible
                ? "the server has told nothing of this connection; is duplex.trace off there?"
                : "what the server has seen of this is not known, for it cannot be heard";
    }

    /** The first event of one of these types about that connection; empty when none comes in time, or none can be heard. */
    Optional<Told> await(String label, Set<String> types, Duration patience) throws InterruptedException {
        if (!audible) {
            return Optional.empty();
        }
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<Told> found = heard.stream()
                    .filter(told -> told.label().equals(label) && types.contains(told.type()))
                    .findFirst();
            if (found.isPresent() || System.nanoTime() - end >= 0) {
                return found;
            }
            poll();
        }
    }

    /** The labels that one answer knows: that of the one node which gives it. */
    Set<String> labelsOfOneNode(Duration patience) throws IOException, InterruptedException {
        HttpResponse<String> answer = web.get(topic() + "?after=earliest&wait=0", "application/json", patience);
        Set<String> labels = new TreeSet<>();
        if (answer.statusCode() == 200) {
            JsonParser.parseString(answer.body())
                    .getAsJsonArray()
                    .forEach(message -> labels.add(told(message).label()));
        }
        return labels;
    }

    /** What keeps the trace from being heard, in words; empty for nothing. Asked once, before all that await. */
    String trouble(Duration patience) throws IOException, InterruptedException {
        HttpResponse<String> answer = web.get(topic() + "?wait=0", "application/json", patience);
        audible = answer.statusCode() < 400;
        return audible
                ? ""
                : "GET /" + topic().replaceFirst("\\..*", ".…") + " is answered with " + answer.statusCode() + ": "
                        + Plain.line(answer.body().strip());
    }

    private void poll() throws InterruptedException {
        try {
            HttpResponse<String> answer = web.get(
                    topic() + "?after=" + cursor + "&wait=" + ONE_POLL.toSeconds(),
                    "application/json",
                    ONE_POLL.plusSeconds(5));
            if (answer.statusCode() == 200) {
                JsonParser.parseString(answer.body()).getAsJsonArray().forEach(this::take);
            }
            answer.headers().firstValue("Push-Cursor").ifPresent(next -> cursor = next);
            if (answer.statusCode() >= 400) {
                Thread.sleep(ONE_POLL.toMillis() / 4);
            }
        } catch (IOException | JsonParseException | IllegalStateException unheard) {
            Thread.sleep(ONE_POLL.toMillis() / 4);
        }
    }

    private void take(JsonElement message) {
        heard.add(told(message));
    }

    private static Told told(JsonElement message) {
        JsonObject envelope = message.getAsJsonObject();
        JsonObject details =
                JsonParser.parseString(envelope.get("data").getAsString()).getAsJsonObject();
        JsonElement label = details.get("as");
        return new Told(
                label == null ? "" : label.getAsString(), envelope.get("type").getAsString(), details);
    }

    private static String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
