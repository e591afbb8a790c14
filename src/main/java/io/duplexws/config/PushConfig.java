package io.duplexws.config;

import static io.duplexws.config.Config.number;

import io.duplexws.handshake.Origin;
import io.duplexws.handshake.OriginPolicy;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The settings of push.
 *
 * @param broker       the URI of a Redis or Valkey; empty for this process's memory
 * @param origins      which pages may hear and publish
 * @param publishToken what publishers have to say; empty for none
 * @param visitors     who may publish from a page of this server without the token: NONE, LOCAL or ALL
 * @param own          allows this server's own pages, and no others
 * @param messageBytes of the largest message that may be published
 * @param topics       that are kept in memory
 * @param connectionTopics that one connection may hear
 * @param historyCount messages that a topic keeps
 * @param historyBytes that these may take
 * @param historyHeap  percent of the heap that all histories may take
 * @param historyAge   until a message is forgotten
 */
public record PushConfig(
        String broker,
        OriginPolicy origins,
        String publishToken,
        String visitors,
        OriginPolicy own,
        int messageBytes,
        int topics,
        int connectionTopics,
        int historyCount,
        int historyBytes,
        int historyHeap,
        Duration historyAge) {

    private static final int SHORTEST_TOKEN = 8;

    static PushConfig read(Sources sources, Optional<Origin> publicUrl) {
        return new PushConfig(
                Config.read(sources, Setting.BROKER, PushConfig::broker),
                Config.read(sources, Setting.PUSH_ORIGINS, text -> OriginPolicy.parse(text, publicUrl)),
                Config.read(sources, Setting.PUBLISH_TOKEN, PushConfig::token),
                Config.read(sources, Setting.PUBLISH_VISITORS, PushConfig::visitors),
                new OriginPolicy.Same(publicUrl),
                Config.read(sources, Setting.MESSAGE_BYTES, text -> number(text, 1, 1 << 30)),
                Config.read(sources, Setting.TOPICS, text -> number(text, 1, 100_000_000)),
                Config.read(sources, Setting.CONNECTION_TOPICS, text -> number(text, 1, 1_000_000)),
                Config.read(sources, Setting.HISTORY_COUNT, text -> number(text, 1, 10_000_000)),
                Config.read(sources, Setting.HISTORY_BYTES, text -> number(text, 1, Integer.MAX_VALUE)),
                Config.read(sources, Setting.HISTORY_HEAP, text -> number(text, 1, 90)),
                Duration.ofSeconds(Config.read(sources, Setting.HISTORY_AGE, text -> number(text, 1, 31_536_000))));
    }

    private static String broker(String text) {
        if (text.equals("memory")) {
            return "";
        }
        try {
            URI uri = new URI(text);
            boolean redis = "redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme());
            if (redis && uri.getHost() != null) {
                return text;
            }
        } catch (URISyntaxException notAUri) {
            // Told below, with what is allowed.
        }
        throw new IllegalArgumentException(
                "wanted memory, or a URI such as redis://:password@host:6379/0 or rediss://host");
    }

    private static String visitors(String text) {
        if (List.of("none", "local", "all").contains(text)) {
            return text.toUpperCase(Locale.ROOT);
        }
        throw new IllegalArgumentException("wanted local, all or none");
    }

    private static String token(String text) {
        if (text.isEmpty() || (text.length() >= SHORTEST_TOKEN && text.matches("[A-Za-z0-9._~+/-]+=*"))) {
            return text;
        }
        throw new IllegalArgumentException(
                "wanted at least " + SHORTEST_TOKEN + " of A-Z a-z 0-9 . _ ~ + / - (RFC 6750 section 2.1)");
    }
}
