package io.duplexws.servers;

import static io.duplexws.servers.Promise.that;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.duplexws.handshake.Ask;
import io.duplexws.harness.Frame;
import io.duplexws.harness.HttpAnswer;
import io.duplexws.harness.RawSocket;
import io.duplexws.servers.Promise.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** That {@code /probe} does what it is told. */
final class ProbePromises {

    private static final int MIB = 1 << 20;

    private ProbePromises() {}

    static Section section() {
        return new Section(
                "Probe",
                List.of(
                        that("sends text in so many frames and cuts no character", ProbePromises::textInFrames),
                        that("sends binary in so many frames", site -> sends(site, "binary", 40_000, 4)),
                        that("sends binary in frames of 64 KiB", site -> sends(site, "binary", 262_144, 4)),
                        that("sends frames that are empty", site -> sends(site, "binary", 2, 4)),
                        that("sends the same frames to who offers compression", ProbePromises::withoutCompression),
                        that("sends 64 KiB of text in one frame", site -> sends(site, "text", 65_536, 1)),
                        that("sends 1 MiB of binary in one frame", site -> sends(site, "binary", MIB, 1)),
                        that("sends again and again, in time", ProbePromises::inTime),
                        that("waits for a client that reads late", ProbePromises::readsLate),
                        that("sends nothing while it is silent", ProbePromises::silent),
                        that("reads nothing while it is deaf", ProbePromises::deaf),
                        that("pings and tells the round trip", ProbePromises::pings),
                        that("closes with 4001 and the reason told", site -> closes(site, 4001, "bye, 世界")),
                        that("closes with 1002, 1011 and 1013 as well", ProbePromises::closesWithOwnCodes),
                        that("closes with 1012 and 1014, which are younger than RFC 6455", site -> {
                            closes(site, 1012, "restart");
                            closes(site, 1014, "bad gateway");
                        }),
                        that("reports what arrived, with its checksum", ProbePromises::reports),
                        that("echoes late, in order", ProbePromises::echoes),
                        that("obeys its query", ProbePromises::obeysQuery)));
    }

    private static void sends(Site site, String kind, int bytes, int frames) throws Exception {
        try (RawSocket socket = site.open("probe")) {
            socket.send(command("{'send':'" + kind + "','bytes':" + bytes + ",'frames':" + frames + "}"));
            assertThat(framesOfMessage(socket, bytes)).as("frames").isEqualTo(frames);
            assertThat(answer(socket).get("frames").getAsInt()).isEqualTo(frames);
        }
    }

    private static int framesOfMessage(RawSocket socket, int bytes) throws IOException {
        int frames = 0;
        int size = 0;
        Frame frame;
        do {
            frame = socket.readFrame();
            frames++;
            size += frame.payload().length;
        } while (!frame.isLast());
        assertThat(size).isEqualTo(bytes);
        return frames;
    }

    private static void textInFrames(Site site) throws Exception {
        try (RawSocket socket = site.open("probe")) {
            socket.send(command("{'send':'text','content':'utf8','bytes':100,'frames':7}"));
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 7; i++) {
                Frame frame = socket.readFrame();
                assertThat(frame.isLast()).isEqualTo(i == 6);
                assertThat(frame.text()).doesNotContain("\uFFFD");
                text.append(frame.text());
            }
            assertThat(text).hasToString("aé你\uD83D\uDE00".repeat(10));
        }
    }

    private static void withoutCompression(Site site) throws Exception {
        try (RawSocket socket = site.raw()) {
            socket.send(Ask.good()
                    .with("Sec-WebSocket-Extensions", "permessage-deflate; client_max_window_bits")
                    .text(site.path("probe?send=text&bytes=30&frames=4")));
            HttpAnswer answer = socket.readAnswer();
            assertThat(answer.status()).isEqualTo(101);
            assertThat(answer.has("Sec-WebSocket-Extensions")).isFalse();
            assertThat(framesOfMessage(socket, 30)).as("frames").isEqualTo(4);
        }
    }

    private static void inTime(Site site) throws Exception {
        try (RawSocket socket = site.open("probe")) {
            long start = System.nanoTime();
            socket.send(command("{'send':'text','bytes':3,'times':5,'every':100}"));
            for (int i = 0; i < 5; i++) {
                assertThat(socket.readMessage().text()).isEqualTo("abc");
            }
            assertThat(System.nanoTime() - start)
                    .isGreaterThan(Duration.ofMillis(399).toNanos());
            assertThat(answer(socket).get("times").getAsInt()).isEqualTo(5);
        }
    }

    private static void readsLate(Site site) throws Exception {
        try (RawSocket late = site.open("probe");
                RawSocket other = site.open("probe")) {
            late.send(command("{'send':'binary','bytes':1000000,'frames':8,'times':20}"));
            for (int i = 0; i < 20; i++) {
                other.send(command("{'send':'text','bytes':3,'every':50,'times':2}"));
                assertThat(other.readMessage().text()).isEqualTo("abc");
                assertThat(other.readMessage().text()).isEqualTo("abc");
                assertThat(answer(other).get("times").getAsInt()).isEqualTo(2);
            }
            for (int i = 0; i < 20; i++) {
                assertThat(late.readMessage().payload()).hasSize(1_000_000);
            }
            assertThat(answer(late).get("times").getAsInt()).isEqualTo(20);
        }
    }

    private static void silent(Site site) throws Exception {
        try (RawSocket socket = site.open("probe")) {
            long start = System.nanoTime();
            socket.send(command("{'silent':2}"), command("{'status':true}"));
            assertThat(answer(socket).get("silent").getAsInt()).isEqualTo(2);
            assertThat(System.nanoTime() - start)
                    .isGreaterThan(Duration.ofMillis(1_990).toNanos());
            assertThat(answer(socket).has("subprotocol")).isTrue();
        }
    }

    private static void deaf(Site site) throws Exception {
        try (RawSocket socket = site.open("probe")) {
            socket.send(command("{'deaf':0}"));
            answer(socket);
            socket.send(command("{'deaf':2}"));
            socket.flood(Frame.last(Frame.BINARY, new byte[65_536]), Duration.ofMillis(500));
            // It can only stall while the server does not read.
            assertThat(answer(socket).toString()).isEqualTo("{\"ok\":null,\"deaf\":2}");
        }
    }

    private static void pings(Site site) throws Exception {
        try (RawSocket socket = site.open("probe")) {
            socket.send(command("{'ping':'there?','ref':1}"));
            Frame ping = socket.readFrame();
            assertThat(ping.opcode()).isEqualTo(Frame.PING);
            assertThat(ping.text()).isEqualTo("there?");
            socket.send(Frame.last(Frame.PONG, ping.payload()));
            JsonObject answer = answer(socket);
            assertThat(answer.get("pong").getAsString()).isEqualTo("there?");
            assertThat(answer.get("ms").getAsDouble()).isBetween(0.0, 10_000.0);
        }
    }

    private static void closesWithOwnCodes(Site site) throws Exception {
        closes(site, 1002, "");
        closes(site, 1011, "ours");
        closes(site, 1013, "later");
    }

    private static void closes(Site site, int code, String reason) throws Exception {
        try (RawSocket socket = site.open("probe")) {
            socket.send(command("{'close':" + code + ",'reason':'" + reason + "'}"));
            Frame close = socket.readFrame();
            assertThat(close.opcode()).as(() -> "opcode of " + close.text()).isEqualTo(Frame.CLOSE);
            assertThat(close.closeCode()).isEqualTo(code);
            assertThat(close.closeReason()).isEqualTo(reason);
        }
    }

    private static void reports(Site site) throws Exception {
        try (RawSocket socket = site.open("probe")) {
            socket.send(Frame.text("hello"), Frame.last(Frame.BINARY, new byte[0]));
            socket.send(Frame.last(Frame.BINARY, "123456789".getBytes(StandardCharsets.US_ASCII)));
            socket.send(command("{'report':true}"));
            JsonObject report = answer(socket);
            assertThat(report.getAsJsonObject("text").get("bytes").getAsInt()).isEqualTo(5);
            JsonObject binary = report.getAsJsonObject("binary");
            assertThat(binary.get("messages").getAsInt()).isEqualTo(2);
            assertThat(binary.get("largest").getAsInt()).isEqualTo(9);
            assertThat(binary.get("crc32").getAsString()).isEqualTo("cbf43926");
        }
    }

    private static void echoes(Site site) throws Exception {
        try (RawSocket socket = site.open("probe?echo=true&delay=200")) {
            assertThat(answer(socket).get("delay").getAsInt()).isEqualTo(200);
            long start = System.nanoTime();
            socket.send(Frame.text("one"), Frame.last(Frame.BINARY, new byte[] {2}), Frame.text(""));
            assertThat(socket.readMessage().text()).isEqualTo("one");
            assertThat(System.nanoTime() - start)
                    .isGreaterThan(Duration.ofMillis(199).toNanos());
            assertThat(socket.readMessage().payload()).containsExactly(2);
            assertThat(socket.readMessage().text()).isEmpty();
        }
    }

    private static void obeysQuery(Site site) throws Exception {
        try (RawSocket socket = site.open("probe?send=text&bytes=10&frames=2&ref=q")) {
            assertThat(framesOfMessage(socket, 10)).isEqualTo(2);
            assertThat(answer(socket).get("ok").getAsString()).isEqualTo("q");
        }
        try (RawSocket socket = site.open("probe?close=4001&reason=bye&after=0.2")) {
            Frame close = socket.readFrame();
            assertThat(close.closeCode()).isEqualTo(4001);
            assertThat(close.closeReason()).isEqualTo("bye");
        }
    }

    private static Frame command(String json) {
        return Frame.text(json.replace('\'', '"'));
    }

    private static JsonObject answer(RawSocket socket) throws Exception {
        JsonObject answer = JsonParser.parseString(socket.readMessage().text()).getAsJsonObject();
        assertThat(answer.has("error")).as(answer::toString).isFalse();
        return answer;
    }
}
