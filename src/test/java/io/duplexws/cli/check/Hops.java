package io.duplexws.cli.check;

import static io.duplexws.harness.TcpProxy.Mistake.without;

import io.duplexws.harness.ProxyKind;
import io.duplexws.harness.TcpProxy.Mistake;
import java.time.Duration;
import java.util.List;

/** Hops before a server, each right or with one mistake, and what the check-up has to say first. */
final class Hops {

    /** Longer than the timeouts of those that cut. */
    static final int IDLE_SECONDS = 8;

    private static final String NGINX = """
            map $http_upgrade $connection_upgrade { default upgrade; '' close; }
            server {
              listen {{listen}};
              location / {
                proxy_pass http://{{backend}};
                proxy_http_version 1.1;
                proxy_set_header Upgrade $http_upgrade;
                proxy_set_header Connection $connection_upgrade;
                proxy_set_header Host $http_host;
              }
            }
            """;

    private static final String HAPROXY = """
            defaults
              mode http
              timeout connect 5s
              timeout client 60s
              timeout client-fin 30s
              timeout server 60s
              timeout tunnel 1h
            frontend visitors
              bind {{listen}}
              default_backend duplex
            backend duplex
              server one {{backend}}
            """;

    private static final String HTTPD = """
            ProxyPreserveHost On
            ProxyPass "/" "http://{{backend}}/" upgrade=websocket
            """;

    private static final String TWO_NODES = "upstream nodes { server {{backend}}; server {{backend2}}; }\n"
            + NGINX.replace("http://{{backend}}", "http://nodes");

    static final Hop HTTP2_WITHOUT_CONNECT = Hop.of(
            "ends TLS and offers HTTP/2",
            ProxyKind.NGINX,
            NGINX.replace(
                    "listen {{listen}};",
                    "listen {{listen}} ssl http2; ssl_certificate {certificate}; ssl_certificate_key {key};"),
            "");

    static final Hop HTTP2_WITH_CONNECT = Hop.of(
            "ends TLS and offers HTTP/2 with extended CONNECT",
            ProxyKind.HAPROXY,
            HAPROXY.replace("bind {{listen}}", "bind {{listen}} ssl crt {both} alpn h2,http/1.1"),
            "");

    static final Hop UNHEARD = Hop.of(
            "answers with 403 below `/push/`",
            ProxyKind.NGINX,
            nginxBeside("location /push/ { return 403; }"),
            "http.partly");

    private Hops() {}

    /** What stands behind the hop. */
    enum Behind {
        ONE,
        TWO_WITHOUT_BROKER,
        TWO_WITH_REDIS,
        STRICT,
        SAME_ORIGIN,
        AJP
    }

    /**
     * @param proxy    of a package; null for the test's own hop
     * @param mistake  of that
     * @param waits    whether silence is tried as well
     * @param expected the first finding; empty for none
     */
    record Hop(
            String title,
            ProxyKind proxy,
            String site,
            Mistake mistake,
            Behind behind,
            boolean waits,
            String expected) {

        private static Hop of(String title, ProxyKind proxy, String site, String expected) {
            return new Hop(title, proxy, site, null, Behind.ONE, false, expected);
        }

        private static Hop own(String title, Mistake mistake, String expected) {
            return new Hop(title, null, "", mistake, Behind.ONE, false, expected);
        }

        private Hop idle() {
            return new Hop(title, proxy, site, mistake, behind, true, expected);
        }

        private Hop to(Behind other) {
            return new Hop(title, proxy, site, mistake, other, waits, expected);
        }

        boolean isSecure() {
            return site.contains(" ssl");
        }

        String name() {
            return proxy == null ? "TCP" : proxy.toString();
        }

        @Override
        public String toString() {
            return name() + ": " + title;
        }
    }

    private static String nginx(String wrong) {
        return NGINX.replace("location / {", "location / {\n" + wrong);
    }

    private static String nginxWithout(String... lines) {
        String site = NGINX;
        for (String line : lines) {
            site = site.replace(line, "");
        }
        return site;
    }

    private static String nginxBeside(String location) {
        return NGINX.replace("location / {", location + "\nlocation / {");
    }

    static List<Hop> all() {
        return List.of(
                Hop.own("passes all as it is", Mistake.NONE, "").idle(),
                Hop.of("as its manual says", ProxyKind.NGINX, NGINX, "").idle(),
                Hop.of("with `timeout tunnel`", ProxyKind.HAPROXY, HAPROXY, "").idle(),
                Hop.of("with `upgrade=websocket`", ProxyKind.HTTPD, HTTPD, "").idle(),
                Hop.of("two nodes with one Redis", ProxyKind.NGINX, TWO_NODES, "")
                        .to(Behind.TWO_WITH_REDIS),
                Hop.of(
                        "without `Upgrade` and `Connection`",
                        ProxyKind.NGINX,
                        nginxWithout(
                                "proxy_http_version 1.1;",
                                "proxy_set_header Upgrade $http_upgrade;",
                                "proxy_set_header Connection $connection_upgrade;"),
                        "handshake.upgrade"),
                Hop.of(
                        "without `Connection`",
                        ProxyKind.NGINX,
                        nginxWithout("proxy_set_header Connection $connection_upgrade;"),
                        "handshake.connection"),
                Hop.of(
                        "with HTTP/1.0 to the server",
                        ProxyKind.NGINX,
                        nginxWithout("proxy_http_version 1.1;"),
                        "handshake.http10"),
                Hop.of("`proxy_read_timeout 5s`", ProxyKind.NGINX, nginx("proxy_read_timeout 5s;"), "idle.cut")
                        .idle(),
                Hop.of(
                        "buffers answers below `/push/`, and ignores `X-Accel-Buffering`",
                        ProxyKind.NGINX,
                        nginxBeside(
                                "location /push/ { proxy_ignore_headers X-Accel-Buffering; proxy_pass http://{{backend}}; }"),
                        "sse.buffered"),
                Hop.of(
                        "answers WebSocket paths with 403",
                        ProxyKind.NGINX,
                        nginxBeside("location ~ ^/(ws|probe)$ { return 403; }"),
                        "handshake.answered"),
                Hop.of("serves something else", ProxyKind.NGINX, nginx("return 200 hello;"), "http.elsewhere"),
                Hop.of(
                        "waits 2 s for answers below `/push/`",
                        ProxyKind.NGINX,
                        nginxBeside("location /push/ { proxy_read_timeout 2s; proxy_pass http://{{backend}}; }"),
                        "longpoll.cut"),
                Hop.of(
                        "answers with 503 who accepts events",
                        ProxyKind.NGINX,
                        nginx("if ($http_accept = text/event-stream) { return 503; }"),
                        "sse.cut"),
                UNHEARD,
                Hop.of(
                        "with a certificate for ten more days",
                        ProxyKind.NGINX,
                        NGINX.replace(
                                "listen {{listen}};",
                                "listen {{listen}} ssl; ssl_certificate {expiring};"
                                        + " ssl_certificate_key {expiring key};"),
                        "tls.expiring"),
                Hop.of(
                        "20 connections for each address",
                        ProxyKind.NGINX,
                        "limit_conn_zone $binary_remote_addr zone=each:1m;\n" + nginx("limit_conn each 20;"),
                        "burst.limited"),
                Hop.of("takes cookies away", ProxyKind.NGINX, nginx("proxy_set_header Cookie \"\";"), "cookie.lost"),
                Hop.of(
                        "sets `Origin` itself",
                        ProxyKind.NGINX,
                        nginx("proxy_set_header Origin http://elsewhere.example;"),
                        "origin.changed"),
                Hop.of(
                                "ends TLS and does not tell the server",
                                ProxyKind.NGINX,
                                NGINX.replace(
                                        "listen {{listen}};",
                                        "listen {{listen}} ssl; ssl_certificate {certificate};"
                                                + " ssl_certificate_key {key};"),
                                "scheme.unknown")
                        .to(Behind.SAME_ORIGIN),
                HTTP2_WITHOUT_CONNECT,
                HTTP2_WITH_CONNECT,
                Hop.of("the server allows other origins only", ProxyKind.NGINX, NGINX, "handshake.refused")
                        .to(Behind.STRICT),
                Hop.of("two nodes, each with its own memory", ProxyKind.NGINX, TWO_NODES, "push.split")
                        .to(Behind.TWO_WITHOUT_BROKER),
                Hop.of(
                                "`timeout tunnel 5s`",
                                ProxyKind.HAPROXY,
                                HAPROXY.replace("timeout tunnel 1h", "timeout tunnel 5s"),
                                "idle.cut")
                        .idle(),
                Hop.of(
                                "without `timeout tunnel`, the others at 5 s",
                                ProxyKind.HAPROXY,
                                HAPROXY.replace("timeout tunnel 1h", "")
                                        .replace("client 60s", "client 5s")
                                        .replace("server 60s", "server 5s"),
                                "idle.cut")
                        .idle(),
                Hop.of(
                        "without `upgrade=websocket`",
                        ProxyKind.HTTPD,
                        HTTPD.replace(" upgrade=websocket", ""),
                        "handshake.upgrade"),
                Hop.of(
                                "`ProxyTimeout 5` and `Timeout 5`",
                                ProxyKind.HTTPD,
                                "Timeout 5\nProxyTimeout 5\n" + HTTPD,
                                "idle.cut")
                        .idle(),
                Hop.of(
                                "AJP",
                                ProxyKind.HTTPD,
                                HTTPD.replace("http://{{backend}}/", "ajp://{{backend}}/")
                                        .replace(" upgrade=websocket", ""),
                                "handshake.ajp")
                        .to(Behind.AJP),
                Hop.own("holds every byte for 150 ms", Mistake.delay(Duration.ofMillis(150)), "latency.slow"),
                Hop.own("cuts after 200,000 bytes", Mistake.cutAfter(200_000), "message.limit"),
                Hop.own("resets the connection of a handshake", Mistake.resets(), "handshake.silent"),
                Hop.own("cuts connections at the age of 5 s", Mistake.lifetime(Duration.ofSeconds(5)), "lifetime.cut")
                        .idle(),
                Hop.own("forgets who was silent for 6 s", Mistake.forgets(Duration.ofSeconds(6)), "idle.cut")
                        .idle(),
                Hop.own(
                        "changes binary messages",
                        Mistake.frames(first -> first, first -> changed(first, 2)),
                        "message.changed"),
                Hop.own("swallows pings", Mistake.frames(first -> dropped(first, 9), first -> first), "ping.swallowed"),
                Hop.own(
                        "drops frames that continue a message",
                        Mistake.frames(first -> dropped(first, 0), first -> first),
                        "fragments.broken"),
                Hop.own(
                        "cuts in place of a close frame",
                        Mistake.frames(first -> cutAt(first, 8), first -> cutAt(first, 8)),
                        "close.changed"),
                Hop.own(
                        "clears the bit of compressed messages",
                        Mistake.frames(first -> first & ~0x40, first -> first),
                        "compression.broken"),
                Hop.own(
                        "takes `Sec-WebSocket-Extensions` away",
                        Mistake.request(without("Sec-WebSocket-Extensions")),
                        "extensions.lost"),
                Hop.own(
                        "takes `Sec-WebSocket-Protocol` away",
                        Mistake.request(without("Sec-WebSocket-Protocol")),
                        "subprotocol.lost"),
                Hop.own(
                        "takes it away from the answer",
                        Mistake.answer(without("Sec-WebSocket-Protocol")),
                        "subprotocol.unanswered"),
                Hop.own(
                        "takes `Sec-WebSocket-Accept` away",
                        Mistake.answer(without("Sec-WebSocket-Accept")),
                        "handshake.changed"));
    }

    private static int dropped(int first, int opcode) {
        return (first & 0x0F) == opcode ? Mistake.DROP : first;
    }

    private static int cutAt(int first, int opcode) {
        return (first & 0x0F) == opcode ? Mistake.CUT_THERE : first;
    }

    private static int changed(int first, int opcode) {
        return (first & 0x0F) == opcode ? Mistake.CHANGE : first;
    }
}
