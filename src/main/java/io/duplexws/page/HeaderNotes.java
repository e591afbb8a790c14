package io.duplexws.page;

import java.util.Locale;
import java.util.Map;

/** What a header line tells about the way the request came. */
final class HeaderNotes {

    private static final String CLIENT = "added by a proxy: the client's address as it saw it";
    private static final String PROXY = "added by a proxy";
    private static final String HOP =
            "for one hop only: a proxy must not pass it on by itself (RFC 9110 section 7.6.1)";
    private static final String SECRET = "hidden here, because it may be a secret";

    private static final Map<String, String> NOTES = Map.ofEntries(
            Map.entry("via", "added by each proxy that keeps the rules (RFC 9110 section 7.6.3)"),
            Map.entry("forwarded", "added by a proxy (RFC 7239)"),
            Map.entry("x-forwarded-for", CLIENT),
            Map.entry("x-real-ip", CLIENT),
            Map.entry("cf-connecting-ip", "added by Cloudflare: the client's address"),
            Map.entry("true-client-ip", CLIENT),
            Map.entry("x-forwarded-proto", "added by a proxy: http or https between it and the client"),
            Map.entry("x-forwarded-host", "added by a proxy: the host that the client named"),
            Map.entry("x-forwarded-port", PROXY),
            Map.entry("x-forwarded-server", PROXY),
            Map.entry("x-request-id", "added by many proxies to find the request in their logs"),
            Map.entry("x-amzn-trace-id", "added by an AWS load balancer"),
            Map.entry("x-cloud-trace-context", "added by a Google load balancer"),
            Map.entry("x-azure-ref", "added by Azure Front Door"),
            Map.entry("x-envoy-external-address", "added by Envoy: the client's address"),
            Map.entry("cf-ray", "added by Cloudflare"),
            Map.entry("cdn-loop", "added by a content delivery network"),
            Map.entry("connection", HOP),
            Map.entry("upgrade", HOP),
            Map.entry("keep-alive", HOP),
            Map.entry("te", HOP),
            Map.entry("transfer-encoding", HOP),
            Map.entry("cookie", SECRET),
            Map.entry("authorization", SECRET),
            Map.entry("proxy-authorization", SECRET));

    private HeaderNotes() {}

    /** Empty for a header of which there is nothing to say. */
    static String of(String name) {
        return NOTES.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    static boolean isFromProxy(String name) {
        return of(name).startsWith("added by");
    }
}
