package io.duplexws.trace;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.duplexws.handshake.Cause;
import io.duplexws.socket.End;
import io.duplexws.socket.Watcher;
import io.duplexws.text.Quote;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What this server sees of one connection, from its handshake to its end, and of what it can be told. Thread-safe; no call
 * waits.
 */
public final class Trace implements Watcher {

    private static final Duration OPENS_WITHIN = Duration.ofSeconds(30);

    /** What a handshake asks for: names that the client offers, and those that this server knows. */
    private record Asked(List<String> offered, List<String> known) {}

    private final Teller teller;
    private final Voice voice;
    private final Runnable end;

    /** Guarded by this. */
    private Asked asked = new Asked(List.of(), List.of());

    /** Guarded by this. */
    private boolean accepted;

    /** Guarded by this. */
    private boolean open;

    /** Guarded by this. */
    private long openedAt;

    /** Guarded by this: nothing is told any more. */
    private boolean ended;

    /** @param end run once, when the connection has ended */
    Trace(Teller teller, Voice voice, Runnable end) {
        this.teller = teller;
        this.voice = voice;
        this.end = end;
    }

    /** The request, as it came. */
    public synchronized void asked(HandshakeView view, List<String> known) {
        asked = new Asked(view.request().headers().tokens("Sec-WebSocket-Protocol"), known);
        teller.tell("handshake", view.json());
    }

    /**
     * The handshake is refused, and this the end.
     *
     * @param rules that are broken, the one that gave the status first
     * @param likely the cause; empty where the sentence says it all
     */
    public void refused(int status, List<String> rules, String sentence, Optional<Cause> likely) {
        JsonObject json = new JsonObject();
        json.addProperty("status", status);
        json.addProperty("rule", rules.get(0));
        json.add("broken", array(rules));
        json.addProperty("sentence", sentence);
        likely.ifPresent(cause -> tellCause(json, cause));
        finish("refused", json);
    }

    /**
     * The handshake is answered with 101; the connection has to open soon.
     *
     * @param subprotocol empty for none
     * @param extensions  with their parameters
     */
    public synchronized void accepted(String subprotocol, List<String> extensions) {
        if (!accepted && !ended) {
            tellAccepted(subprotocol, extensions);
            voice.threads().schedule(this::expire, OPENS_WITHIN.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Guarded by this. */
    private void tellAccepted(String subprotocol, List<String> extensions) {
        accepted = true;
        JsonObject json = agreed(subprotocol, extensions);
        if (subprotocol.isEmpty() && !asked.offered().isEmpty()) {
            json.addProperty(
                    "why",
                    "none in common: offered " + Quote.plain(String.join(", ", asked.offered())) + "; known "
                            + (asked.known().isEmpty() ? "none" : String.join(", ", asked.known())));
        }
        teller.tell("accepted", json);
    }

    /** Some containers open a connection on another thread while the filters of its handshake still return. */
    @Override
    public synchronized void opened(String subprotocol, List<String> extensions) {
        if (!accepted) {
            tellAccepted(subprotocol, extensions);
        }
        open = true;
        openedAt = voice.nanos().getAsLong();
        teller.tell("open", agreed(subprotocol, extensions));
    }

    /** The time for it to open has passed. */
    private void expire() {
        synchronized (this) {
            if (open) {
                return;
            }
        }
        JsonObject json = new JsonObject();
        json.addProperty("code", 1006);
        json.addProperty("reason", "accepted, but not opened within " + OPENS_WITHIN.toSeconds() + " s");
        json.addProperty("end", word(End.GONE));
        finish("close", json);
    }

    @Override
    public void received(long number, boolean text, long bytes, int parts) {
        teller.tellWithinRate("message", () -> {
            JsonObject json = message(number, text, bytes);
            json.addProperty("parts", parts);
            return json;
        });
    }

    @Override
    public void sent(long number, boolean text, long bytes) {
        teller.tellWithinRate("sent", () -> message(number, text, bytes));
    }

    @Override
    public void pinged() {
        teller.tellWithinRate("ping", JsonObject::new);
    }

    @Override
    public void ponged(int bytes, long roundTrip) {
        teller.tellWithinRate("pong", () -> {
            JsonObject json = new JsonObject();
            json.addProperty("bytes", bytes);
            if (roundTrip >= 0) {
                json.addProperty("ms", millis(roundTrip));
            }
            return json;
        });
    }

    @Override
    public void failed(Throwable thrown) {
        teller.tellWithinRate("error", () -> {
            JsonObject json = new JsonObject();
            json.addProperty("class", thrown.getClass().getSimpleName());
            String message = thrown.getMessage();
            if (message != null) {
                json.addProperty("message", Quote.plain(message));
            }
            return json;
        });
    }

    @Override
    public void closed(int code, String reason, End why, Traffic in, Traffic out) {
        JsonObject json = new JsonObject();
        json.addProperty("code", code);
        json.addProperty("reason", reason);
        json.addProperty("end", word(why));
        synchronized (this) {
            json.addProperty("ms", millis(voice.nanos().getAsLong() - openedAt));
        }
        json.add("in", traffic(in));
        json.add("out", traffic(out));
        finish("close", json);
    }

    private void finish(String type, JsonObject json) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            teller.tell(type, json);
        }
        end.run();
    }

    /** In English for programs, and by its name and values for those who say it in other words. */
    private static void tellCause(JsonObject json, Cause cause) {
        json.addProperty("cause", cause.english());
        JsonObject values = new JsonObject();
        cause.values().forEach(values::addProperty);
        JsonObject likely = new JsonObject();
        likely.addProperty("kind", cause.kind().name());
        likely.add("values", values);
        json.add("likely", likely);
    }

    private static JsonObject agreed(String subprotocol, List<String> extensions) {
        JsonObject json = new JsonObject();
        json.addProperty("subprotocol", subprotocol);
        json.add("extensions", array(extensions));
        return json;
    }

    private static JsonObject message(long number, boolean text, long bytes) {
        JsonObject json = new JsonObject();
        json.addProperty("number", number);
        json.addProperty("kind", text ? "text" : "binary");
        json.addProperty("bytes", bytes);
        return json;
    }

    private static JsonObject traffic(Traffic traffic) {
        JsonObject json = new JsonObject();
        json.addProperty("messages", traffic.messages());
        json.addProperty("bytes", traffic.bytes());
        return json;
    }

    static JsonArray array(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private static String word(End why) {
        return why.name().toLowerCase(Locale.ROOT);
    }

    private static double millis(long nanos) {
        return Math.round(nanos / 1e4) / 100.0;
    }
}
