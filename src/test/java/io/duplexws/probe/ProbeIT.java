package io.duplexws.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.duplexws.handshake.Ask;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Frame;
import io.duplexws.harness.HttpAnswer;
import io.duplexws.harness.Launch;
import io.duplexws.harness.RawSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The frames that really go over the wire. The server has little memory. */
class ProbeIT {

    @TempDir
    private static Path scratch;

    private static DuplexProcess server;

    @BeforeAll
    static void start() throws Exception {
        server = Launch.in(scratch, "--port", "0", "--host", "127.0.0.1")
                .withJvm("-Xmx64m")
                .serve();
    }

    @AfterAll
    static void stopsWithoutStackTrace() {
        try (DuplexProcess running = server) {
            running.stop().assertNoStackTrace();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "text, 64, 1",
        "text, 65536, 4",
        "text, 10, 10",
        "text, 3, 7",
        "text, 0, 1",
        "text, 1048576, 1",
        "binary, 65536, 4",
        "binary, 0, 3",
        "binary, 1048576, 1",
        "binary, 5000, 1000"
    })
    void sendsExactlySoManyFrames(String kind, int bytes, int frames) throws Exception {
        try (RawSocket socket = open("")) {
            socket.send(command("{'send':'" + kind + "','bytes':" + bytes + ",'frames':" + frames + "}"));

            assertMessage(socket, kind.equals("text") ? Content.ASCII : Content.BINARY, bytes, frames);
            assertThat(answer(socket).get("frames").getAsInt()).isEqualTo(frames);
        }
    }

    @Test
    void sendsTheSameFramesToClientsThatOfferCompression() throws Exception {
        try (RawSocket socket = RawSocket.to(server.port())) {
            socket.send(Ask.good()
                    .with("Sec-WebSocket-Extensions", "permessage-deflate; client_max_window_bits")
                    .text("/probe?send=text&bytes=30&frames=4"));
            HttpAnswer answer = socket.readAnswer();

            assertThat(answer.status()).isEqualTo(101);
            assertThat(answer.has("Sec-WebSocket-Extensions")).isFalse();
            assertMessage(socket, Content.ASCII, 30, 4);
        }
    }

    @Test
    void cutsNoCharacter() throws Exception {
        try (RawSocket socket = open("")) {
            socket.send(command("{'send':'text','content':'utf8','bytes':100,'frames':7}"));

            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 7; i++) {
                Frame frame = socket.readFrame();
                assertThat(frame.text()).doesNotContain("\uFFFD");
                text.append(frame.text());
            }
            assertThat(text).hasToString("aé你\uD83D\uDE00".repeat(10));
        }
    }

    @Test
    void sends16MiBTimesTenWithAHeapOf64MiB() throws Exception {
        try (RawSocket socket = open("?send=binary&bytes=16777216&times=10")) {
            for (int i = 0; i < 10; i++) {
                assertMessage(socket, Content.BINARY, 16 << 20, 16);
            }
            assertThat(answer(socket).get("times").getAsInt()).isEqualTo(10);
        }
    }

    @Test
    void takes16MiBInParts() throws Exception {
        byte[] bytes = Content.BINARY.bytes(0, 16 << 20, 16 << 20);
        try (RawSocket socket = open("")) {
            socket.send(Frame.last(Frame.BINARY, bytes));
            socket.send(command("{'report':true}"));

            JsonObject binary = answer(socket).getAsJsonObject("binary");
            assertThat(binary.get("bytes").getAsInt()).isEqualTo(16 << 20);
            assertThat(binary.get("largest").getAsInt()).isEqualTo(16 << 20);
            assertThat(binary.get("parts").getAsInt()).isGreaterThan(1);
            assertThat(binary.get("crc32").getAsString()).isEqualTo(crc32(bytes));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1000,done",
        "1001,",
        "1002,''",
        "1011,ours",
        "1012,restart",
        "1013,",
        "1014,gateway",
        "3000,a",
        "4999,世界"
    })
    void closesWithExactlyThisCodeAndReason(int code, String reason) throws Exception {
        String wanted = reason == null ? "" : reason;
        try (RawSocket socket = open("")) {
            socket.send(command("{'close':" + code + ",'reason':'" + wanted + "'}"));

            Frame close = socket.readFrame();
            assertThat(close.head()).isEqualTo(Frame.FIN | Frame.CLOSE);
            assertThat(close.payload()).startsWith(code >> 8, code & 0xFF);
            assertThat(close.closeReason()).isEqualTo(wanted);
            socket.send(Frame.close(code, ""));
            socket.assertClosed();
        }
    }

    @Test
    void closesAfterAWhileAsItsQuerySays() throws Exception {
        long start = System.nanoTime();
        try (RawSocket socket = open("?close=4001&reason=bye&after=0.5")) {
            Frame close = socket.readFrame();

            assertThat(close.closeCode()).isEqualTo(4001);
            assertThat(close.closeReason()).isEqualTo("bye");
            assertThat(System.nanoTime() - start)
                    .isGreaterThan(Duration.ofMillis(499).toNanos());
        }
    }

    @Test
    void tellsTheRoundTripOfAPing() throws Exception {
        try (RawSocket socket = open("")) {
            socket.send(command("{'ping':'there?','ref':'p'}"));
            Frame ping = socket.readFrame();
            assertThat(ping.head()).isEqualTo(Frame.FIN | Frame.PING);
            assertThat(ping.text()).isEqualTo("there?");
            CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS)
                    .execute(() -> socket.sendInBackground(Frame.last(Frame.PONG, ping.payload())));

            JsonObject answer = answer(socket);
            assertThat(answer.get("ok").getAsString()).isEqualTo("p");
            assertThat(answer.get("pong").getAsString()).isEqualTo("there?");
            assertThat(answer.get("ms").getAsDouble()).isBetween(100.0, 10_000.0);
        }
    }

    @Test
    void saysThatNoPongCame() throws Exception {
        try (RawSocket socket = open("").withPatience(Duration.ofSeconds(20))) {
            socket.send(command("{'ping':'','ref':1}"));
            Frame frame = socket.readFrame();
            while (frame.opcode() == Frame.PING) {
                frame = socket.readFrame();
            }

            assertThat(frame.text())
                    .isEqualTo("{\"error\":{\"code\":504,\"message\":\"no pong within 10 s\",\"ref\":1}}");
        }
    }

    @Test
    void readsNothingWhileDeaf() throws Exception {
        try (RawSocket socket = open("")) {
            socket.send(command("{'deaf':2}"));
            socket.flood(Frame.last(Frame.BINARY, new byte[65_536]), Duration.ofMillis(500));
            long start = System.nanoTime();

            assertThat(answer(socket).toString()).isEqualTo("{\"ok\":null,\"deaf\":2}");

            assertThat(System.nanoTime() - start)
                    .isLessThan(Duration.ofSeconds(2).toNanos());
        }
    }

    @Test
    void waitsForAClientThatReadsSlowlyAndServesOthersMeanwhile() throws Exception {
        try (RawSocket slow = open("?send=text&bytes=100000&times=100");
                RawSocket other = open("?status=true")) {
            assertThat(answer(other).has("secure")).isTrue();
            for (int i = 0; i < 100; i++) {
                assertThat(slow.readMessage().payload()).hasSize(100_000);
            }
            assertThat(answer(slow).get("times").getAsInt()).isEqualTo(100);
        }
    }

    @Test
    void answersAThousandCommandsThatCameAtOnce() throws Exception {
        Frame[] commands = new Frame[1_000];
        for (int i = 0; i < commands.length; i++) {
            commands[i] = command("{'status':true,'ref':" + i + "}");
        }
        try (RawSocket socket = open("")) {
            socket.send(Frame.masked(commands));

            for (int i = 0; i < commands.length; i++) {
                assertThat(answer(socket).get("ok").getAsInt()).isEqualTo(i);
            }
        }
    }

    @Test
    void echoesAThousandMessagesThatCameAtOnce() throws Exception {
        byte[] payload = new byte[10_000];
        try (RawSocket socket = open("?echo=true")) {
            assertThat(answer(socket).get("echo").getAsBoolean()).isTrue();
            Thread sender = new Thread(() -> {
                for (int i = 0; i < 1_000; i++) {
                    try {
                        socket.send(Frame.last(Frame.BINARY, payload));
                    } catch (IOException closed) {
                        return;
                    }
                }
            });
            sender.start();

            for (int i = 0; i < 1_000; i++) {
                assertThat(socket.readMessage().payload()).hasSize(10_000);
            }
            sender.join();
        }
    }

    private static RawSocket open(String query) throws Exception {
        return RawSocket.open(server.port(), "/probe" + query);
    }

    private static Frame command(String json) {
        return Frame.text(json.replace('\'', '"'));
    }

    private static JsonObject answer(RawSocket socket) throws Exception {
        return JsonParser.parseString(socket.readMessage().text()).getAsJsonObject();
    }

    private static void assertMessage(RawSocket socket, Content content, int bytes, int frames) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream(bytes);
        for (int i = 0; i < frames; i++) {
            Frame frame = socket.readFrame();
            int opcode = content.isText() ? Frame.TEXT : Frame.BINARY;
            assertThat(frame.head())
                    .isEqualTo((i == 0 ? opcode : Frame.CONTINUATION) | (i == frames - 1 ? Frame.FIN : 0));
            all.writeBytes(frame.payload());
        }
        assertThat(crc32(all.toByteArray())).isEqualTo(crc32(content.bytes(0, bytes, bytes)));
        assertThat(all.size()).isEqualTo(bytes);
    }

    private static String crc32(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return Checksum.text(sum);
    }
}
