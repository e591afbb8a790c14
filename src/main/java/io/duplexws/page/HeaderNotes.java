package io.duplexws.page;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a header line tells about the way the request came: keys of the catalogue. */
final class HeaderNotes {

    private static final String CLIENT = "note.client";
    private static final String PROXY = "note.proxy";
    private static final String HOP = "note.hop";
    private static final String SECRET = "note.secret";

    private static final Map<String, String> NOTES = Map.ofEntries(
            Map.entry("via", "note.via"),
            Map.entry("forwarded", "note.forwarded"),
            Map.entry("x-forwarded-for", CLIENT),
            Map.entry("x-real-ip", CLIENT),
            Map.entry("cf-connecting-ip", "note.cloudflare-client"),
            Map.entry("true-client-ip", CLIENT),
            Map.entry("x-forwarded-proto", "note.scheme"),
            Map.entry("x-forwarded-host", "note.host"),
            Map.entry("x-forwarded-port", PROXY),
            Map.entry("x-forwarded-server", PROXY),
            Map.entry("x-request-id", "note.request-id"),
            Map.entry("x-amzn-trace-id", "note.aws"),
            Map.entry("x-cloud-trace-context", "note.google"),
            Map.entry("x-azure-ref", "note.azure"),
            Map.entry("x-envoy-external-address", "note.envoy"),
            Map.entry("cf-ray", "note.cloudflare"),
            Map.entry("cdn-loop", "note.cdn"),
            Map.entry("connection", HOP),
            Map.entry("upgrade", HOP),
            Map.entry("keep-alive", HOP),
            Map.entry("te", HOP),
            Map.entry("transfer-encoding", HOP),
            Map.entry("cookie", SECRET),
            Map.entry("authorization", SECRET),
            Map.entry("proxy-authorization", SECRET));

    /** All other notes say that a proxy has added the line. */
    private static final Set<String> OF_CLIENTS = Set.of(HOP, SECRET);

    private HeaderNotes() {}

    /** Empty for a header of which there is nothing to say. */
    static Optional<String> keyOf(String name) {
        return Optional.ofNullable(NOTES.get(name.toLowerCase(Locale.ROOT)));
    }

    static boolean isFromProxy(String name) {
        return keyOf(name).filter(key -> !OF_CLIENTS.contains(key)).isPresent();
    }
}
