package io.duplexws.servers;

import static io.duplexws.servers.Promise.that;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.duplexws.handshake.Ask;
import io.duplexws.handshake.Broken;
import io.duplexws.harness.Frame;
import io.duplexws.harness.HttpAnswer;
import io.duplexws.harness.RawSocket;
import io.duplexws.servers.Promise.Section;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Good handshakes, what is agreed in them, and what Duplex tells about them. */
final class HandshakePromises {

    private HandshakePromises() {}

    static Section section() {
        return new Section(
                "Handshake",
                List.of(
                        that("101 with the right `Sec-WebSocket-Accept`", HandshakePromises::accepts),
                        that("no subprotocol offered: none chosen", site -> agrees(site, "")),
                        that("the one that is known", site -> agrees(site, "chat.v1", "other", "chat.v1")),
                        that("the server's order decides", site -> agrees(site, "chat.v2", "chat.v1", "chat.v2")),
                        that("none known: connects without one", site -> agrees(site, "", "other")),
                        that("subprotocols in two header lines", HandshakePromises::subprotocolsInTwoLines),
                        that("frames in one packet with the request", HandshakePromises::framesAlong),
                        that("`/handshake` explains a good request", HandshakePromises::explainsGood),
                        that("`/handshake` explains a broken one", HandshakePromises::explainsBroken),
                        that("`/handshake/refused` remembers", HandshakePromises::remembers)));
    }

    private static void accepts(Site site) throws Exception {
        HttpAnswer answer = site.ask(Ask.good());
        assertThat(answer.status()).isEqualTo(101);
        assertThat(answer.header("Upgrade")).isEqualToIgnoringCase("websocket");
        assertThat(answer.header("Connection")).isEqualToIgnoringCase("upgrade");
        assertThat(answer.header("Sec-WebSocket-Accept")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    private static void agrees(Site site, String chosen, String... offered) throws Exception {
        site.dial("ws").offering(offered).connect().assertOpen(chosen).session().close();
    }

    private static void subprotocolsInTwoLines(Site site) throws Exception {
        HttpAnswer answer =
                site.ask(Ask.good().and("Sec-WebSocket-Protocol", "other").and("Sec-WebSocket-Protocol", "chat.v1"));
        assertThat(answer.status()).isEqualTo(101);
        assertThat(answer.header("Sec-WebSocket-Protocol")).isEqualTo("chat.v1");
    }

    private static void framesAlong(Site site) throws Exception {
        try (RawSocket socket = site.raw()) {
            String request = Ask.good().text(site.path("ws"));
            byte[] frame = Frame.text("early").masked();
            socket.send(request + new String(frame, StandardCharsets.ISO_8859_1));
            assertThat(socket.readAnswer().status()).isEqualTo(101);
            assertThat(socket.readMessage().text()).isEqualTo("early");
        }
    }

    private static void explainsGood(Site site) throws Exception {
        JsonObject told = explained(site, Ask.good());
        assertThat(told.get("upgrade").getAsBoolean()).isTrue();
        assertThat(told.getAsJsonArray("rules")).hasSize(8);
    }

    private static void explainsBroken(Site site) throws Exception {
        JsonObject told = explained(site, Broken.OLD_VERSION.in(Ask.good()));
        assertThat(told.get("upgrade").getAsBoolean()).isFalse();
        assertThat(told.get("status").getAsInt()).isEqualTo(426);
        assertThat(told.get("sentence").getAsString()).startsWith(Broken.OLD_VERSION.claim());
    }

    private static JsonObject explained(Site site, Ask ask) throws Exception {
        HttpAnswer answer = site.ask(ask, "handshake");
        assertThat(answer.status()).isEqualTo(200);
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }

    private static void remembers(Site site) throws Exception {
        site.ask(Broken.KEY_NOT_BASE64.in(Ask.good()));
        HttpAnswer answer = site.get("handshake/refused");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("!hlIHNhbXBsZSBub25jZQ==");
    }
}
