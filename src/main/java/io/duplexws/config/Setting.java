package io.duplexws.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The settings by key, the one list that the start, the help text and the documentation are held against. */
public enum Setting {
    ORIGINS("origins", "*", "pages that may connect: same, *, or a list of origins"),
    PUBLIC_URL("public.url", "", "the URL that browsers use, when a proxy stands in front"),
    SUBPROTOCOLS("subprotocols", "chat.v2,chat.v1", "in order of preference; * takes the client's first"),
    CONNECTIONS("connections", "20000", "open at once; a handshake past it gets 503"),
    OUTBOX_BYTES("outbox.bytes", "262144", "bytes that may wait for one reader"),
    OUTBOX_MESSAGES("outbox.messages", "1000", "pushed messages that may wait for one reader"),
    SEND_TIMEOUT("send.timeout", "20", "seconds for one send, then its connection ends"),
    WRITERS("writers", "32", "threads that may wait for slow readers at once; with java -jar none waits"),
    PING_INTERVAL("ping.interval", "25", "seconds of silence from the client until the server pings it; 0 never"),
    IDLE_TIMEOUT(
            "idle.timeout",
            "60",
            "seconds without a message or pong from the client, then its connection ends with 1001; 0 never"),
    BROKER("broker", "memory", "where messages live: memory, or the URI of a Redis or Valkey: redis://… or rediss://…"),
    PUSH_ORIGINS("push.origins", "same", "pages that may hear and publish below /push: same, *, or a list of origins"),
    PUBLISH_TOKEN(
            "publish.token",
            "",
            "what publishers say as Authorization: Bearer; java -jar makes one when it is not set"),
    PUBLISH_VISITORS(
            "publish.visitors",
            "local",
            "who may publish from the push page without the token: local (people at this machine), all, or none"),
    MESSAGE_BYTES("message.bytes", "1048576", "the largest message that may be published"),
    TOPICS("topics", "100000", "topics that are kept in memory; anyone may ask for one"),
    CONNECTION_TOPICS("connection.topics", "1000", "topics that one connection with push.v1 may hear"),
    HISTORY_COUNT("history.count", "1000", "messages that a topic keeps for those who come later"),
    HISTORY_BYTES("history.bytes", "8388608", "bytes of memory that these may take"),
    HISTORY_HEAP(
            "history.heap",
            "25",
            "percent of the heap that all histories together may take; past it the longest are cut"),
    HISTORY_AGE("history.age", "3600", "seconds until a message is forgotten"),
    REFUSED_KEPT("refused.kept", "100", "refused handshakes that /handshake/refused remembers"),
    METRICS("metrics", "on", "whether /metrics answers whoever asks: on or off"),
    TRACE("trace", "on", "whether a client may ask with ?trace=NONCE to be told the server's side: on or off"),
    TRACE_CONNECTIONS("trace.connections", "100", "connections traced at once, and ended traces that are kept"),
    TRACE_RATE("trace.rate", "200", "events that the trace of one connection tells in a second; the others it counts");

    private final String key;
    private final String standard;
    private final String meaning;

    Setting(String key, String standard, String meaning) {
        this.key = key;
        this.standard = standard;
        this.meaning = meaning;
    }

    /** Without the prefix: {@code origins}. */
    public String key() {
        return key;
    }

    /** As a system property and as a servlet context parameter: {@code duplex.origins}. */
    public String property() {
        return "duplex." + key;
    }

    /** As an environment variable: {@code DUPLEX_ORIGINS}. */
    public String variable() {
        return property().replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** The default. */
    public String standard() {
        return standard;
    }

    /** What it does, for a person to read. */
    public String meaning() {
        return meaning;
    }

    public static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }
}
