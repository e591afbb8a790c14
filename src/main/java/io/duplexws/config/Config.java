package io.duplexws.config;

import io.duplexws.handshake.Origin;
import io.duplexws.handshake.OriginPolicy;
import io.duplexws.handshake.Subprotocols;
import io.duplexws.text.Quote;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings of one start, read and checked.
 *
 * @param origins      which pages may connect
 * @param subprotocols in the server's order of preference
 * @param connections  open at once
 * @param outboxBytes  that may wait for one reader
 * @param outboxMessages pushed, that may wait for one reader
 * @param sendTimeout  for one send
 * @param writers      threads that may wait for slow readers at once
 * @param pingInterval of silence from a client until it is pinged; zero for never
 * @param idleTimeout  of silence until its connection ends; zero for never, else longer than the interval of pings
 * @param push         who may hear and publish what, and how long it is kept
 * @param refusedKept  refused handshakes remembered
 * @param metrics      whether the numbers of this node are told
 * @param trace        whether, and how much of, the server's side of a connection is told to its client
 */
public record Config(
        OriginPolicy origins,
        List<String> subprotocols,
        int connections,
        int outboxBytes,
        int outboxMessages,
        Duration sendTimeout,
        int writers,
        Duration pingInterval,
        Duration idleTimeout,
        PushConfig push,
        int refusedKept,
        boolean metrics,
        TraceConfig trace) {

    /** @throws IllegalArgumentException in one sentence that names key, value and what is allowed */
    public static Config read(Sources sources) {
        Optional<Origin> publicUrl = read(sources, Setting.PUBLIC_URL, Config::origin);
        Duration pingInterval =
                Duration.ofSeconds(read(sources, Setting.PING_INTERVAL, text -> number(text, 0, 3_600)));
        return new Config(
                read(sources, Setting.ORIGINS, text -> OriginPolicy.parse(text, publicUrl)),
                read(sources, Setting.SUBPROTOCOLS, Subprotocols::parse),
                read(sources, Setting.CONNECTIONS, text -> number(text, 1, 10_000_000)),
                read(sources, Setting.OUTBOX_BYTES, text -> number(text, 1_024, 1 << 30)),
                read(sources, Setting.OUTBOX_MESSAGES, text -> number(text, 1, 10_000_000)),
                Duration.ofSeconds(read(sources, Setting.SEND_TIMEOUT, text -> number(text, 1, 3_600))),
                read(sources, Setting.WRITERS, text -> number(text, 1, 10_000)),
                pingInterval,
                read(sources, Setting.IDLE_TIMEOUT, text -> idleTimeout(text, pingInterval)),
                PushConfig.read(sources, publicUrl),
                read(sources, Setting.REFUSED_KEPT, text -> number(text, 0, 100_000)),
                read(sources, Setting.METRICS, Config::isOn),
                TraceConfig.read(sources));
    }

    static <T> T read(Sources sources, Setting setting, Function<String, T> parser) {
        String value = sources.value(setting).orElse(setting.standard());
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException bad) {
            throw new IllegalArgumentException(
                    setting.property() + " is " + shown(setting, value) + ": " + bad.getMessage(), bad);
        }
    }

    /** A secret shows its length only. */
    private static String shown(Setting setting, String value) {
        boolean secret = setting == Setting.PUBLISH_TOKEN || setting == Setting.BROKER;
        return secret ? "(hidden, " + value.length() + " characters)" : Quote.of(value);
    }

    static int number(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, with what is allowed.
        }
        throw new IllegalArgumentException("wanted a whole number from " + least + " to " + most);
    }

    static boolean isOn(String text) {
        return switch (text.strip()) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException("wanted on or off");
        };
    }

    private static Duration idleTimeout(String text, Duration pingInterval) {
        Duration idleTimeout = Duration.ofSeconds(number(text, 0, 86_400));
        if (idleTimeout.isZero() || pingInterval.isZero() || idleTimeout.compareTo(pingInterval) > 0) {
            return idleTimeout;
        }
        throw new IllegalArgumentException("wanted more than the " + pingInterval.toSeconds() + " of "
                + Setting.PING_INTERVAL.property() + ", or 0 for never;"
                + " every quiet client would be cut before it could answer its first ping");
    }

    private static Optional<Origin> origin(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(text.strip());
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null) {
                return Optional.of(new Origin(uri.getScheme(), uri.getHost(), uri.getPort()));
            }
        } catch (IllegalArgumentException notAUrl) {
            // Told below, with what is allowed.
        }
        throw new IllegalArgumentException("wanted a URL such as https://app.example.org/duplex/");
    }
}
