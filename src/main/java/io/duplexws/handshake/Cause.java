package io.duplexws.handshake;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a rule is broken, most likely: one of the known causes, and what the request put into its words. Programs and logs get
 * it in {@link #english}; for people, {@link #key} finds it in the catalogue of their language.
 *
 * @param values by the names that stand in braces in the words
 */
public record Cause(Kind kind, Map<String, String> values) {

    /** The known causes, in English. {@code {proxy}} is told from the value {@code sign}, of the proxy that left it. */
    public enum Kind {
        METHOD_LIBRARY("a WebSocket starts with a GET; the client's library builds its handshake wrongly"),
        METHOD_PLAIN("this address speaks WebSocket, it takes no {method}; connect with ws:// or wss://"),
        PLAIN("a plain HTTP request; connect with ws:// or wss://"),
        PLAIN_OR_DROPPED(
                "a plain HTTP request; connect with ws:// or wss://, or {proxy} dropped the headers; " + Kind.NGINX),
        UPGRADE_OTHER("the client asks for another protocol; a WebSocket client sends 'Upgrade: websocket'"),
        UPGRADE_DROPPED("the client sent a handshake, {proxy} dropped the hop-by-hop headers; " + Kind.NGINX),
        CONNECTION_TOKEN("tokens are compared whole, 'upgrade-insecure-requests' is another one"),
        CONNECTION_SET("{proxy} passes 'Upgrade' on but sets 'Connection' itself; " + Kind.NGINX),
        CONNECTION_DROPPED("{proxy} drops hop-by-hop headers; " + Kind.NGINX),
        VERSION_UNKNOWN("the client speaks a draft older than RFC 6455 or a version unknown here; update it"),
        REMOVED("every client of RFC 6455 sends it; {proxy} removed it, or the client is hand-made"),
        KEY_DOUBLED("a proxy or the client doubled the header, and the two sides could disagree which one counts"),
        KEY_NOT_BASE64("its characters are not base64 (RFC 4648 section 4); the client is hand-made or the value was"
                + " changed"),
        KEY_LENGTH("it decodes to {bytes} bytes; the client is hand-made or the value was cut on the way"),
        ORIGIN_DOUBLED("a browser sends one Origin; a proxy or the client doubled it"),
        ORIGIN_NULL("a page from a file or a sandboxed frame has the origin null, which is refused unless listed in"
                + " duplex.origins; wanted {wanted}"),
        ORIGIN_SCHEME("same host, other scheme: a proxy in front ends TLS; set duplex.public.url to the URL that"
                + " browsers use; wanted {wanted}"),
        ORIGIN_FOREIGN("the page that opened the WebSocket is not one of those allowed; wanted {wanted}, set"
                + " duplex.origins to allow others"),
        HTTP_OLD("{proxy} speaks an old HTTP to this server; nginx before 1.29.7 needs proxy_http_version 1.1"),
        AJP("the last hop came by AJP, which carries no upgrade; use this server's HTTP connector, in Apache httpd with"
                + " mod_proxy_http and upgrade=websocket"),
        BODY("a handshake has none; what follows would be read as frames, which is how requests are smuggled"),
        /** Not causes by themselves, but who is to blame in some. */
        PROXY("a proxy in front"),
        PROXY_NAMED("the proxy that left {sign}");

        private static final String NGINX =
                "nginx needs proxy_http_version 1.1, proxy_set_header Upgrade $http_upgrade and Connection \"upgrade\"";

        private final String english;

        Kind(String english) {
            this.english = english;
        }

        /** With names in braces where values stand. */
        public String english() {
            return english;
        }

        /** By which catalogues know it, as {@code cause.KEY_LENGTH}. */
        public String key() {
            return "cause." + name();
        }
    }

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    public Cause {
        values = Map.copyOf(values);
    }

    static Cause of(Kind kind) {
        return new Cause(kind, Map.of());
    }

    static Cause of(Kind kind, String name, String value) {
        return new Cause(kind, Map.of(name, value));
    }

    public String key() {
        return kind.key();
    }

    public String english() {
        return told((other, values) -> fill(other.english(), values));
    }

    /** How a language says one of the causes with these values. */
    @FunctionalInterface
    public interface Voice {
        String say(Kind kind, Map<String, String> values);
    }

    /** In the words of a language: the proxy is named first, as a value among the others. */
    public String told(Voice voice) {
        if (!kind.english().contains("{proxy}")) {
            return voice.say(kind, values);
        }
        Map<String, String> all = new HashMap<>(values);
        all.put("proxy", voice.say(values.containsKey("sign") ? Kind.PROXY_NAMED : Kind.PROXY, values));
        return voice.say(kind, all);
    }

    private static String fill(String words, Map<String, String> values) {
        return NAME.matcher(words)
                .replaceAll(name -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), name.group())));
    }
}
