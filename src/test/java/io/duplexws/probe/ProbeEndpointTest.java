package io.duplexws.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.duplexws.harness.Frame;
import io.duplexws.harness.RawSocket;
import io.duplexws.harness.Recorder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every command, over the Jakarta API alone. */
class ProbeEndpointTest {

    private static final String NOTHING = "{\"messages\":0,\"bytes\":0,\"parts\":0,\"largest\":0}";

    private static ProbeOnTyrus server;

    @BeforeAll
    static void start() throws Exception {
        server = ProbeOnTyrus.start(Duration.ZERO);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void sendsTextAndTellsItsChecksum() throws Exception {
        Recorder client = server.open();

        client.send("{\"send\":\"text\",\"bytes\":30,\"frames\":4,\"ref\":1}");

        client.assertText("abcdefghijklmnopqrstuvwxyzabcd");
        client.assertText("{\"ok\":1,\"send\":\"text\",\"bytes\":30,\"frames\":4,\"times\":1,\"crc32\":\""
                + crc32(Content.ASCII, 30) + "\"}");
    }

    @Test
    void sendsTextOfManyAlphabets() throws Exception {
        Recorder client = server.open();

        client.send("{\"send\":\"text\",\"content\":\"utf8\",\"bytes\":23,\"frames\":7}");

        client.assertText("aé你\uD83D\uDE00aé你\uD83D\uDE00xxx");
    }

    @Test
    void sends16MiBInAThousandFrames() throws Exception {
        Recorder client = server.open();

        client.send("{\"send\":\"binary\",\"bytes\":16777216,\"frames\":1000}");

        client.assertBinary(Content.BINARY.bytes(0, 16 << 20, 16 << 20));
        assertThat(client.text()).contains("\"crc32\":\"" + crc32(Content.BINARY, 16 << 20) + "\"");
    }

    @Test
    void sendsAgainAndAgainInTime() throws Exception {
        Recorder client = server.open();
        long start = System.nanoTime();

        client.send("{\"send\":\"text\",\"bytes\":3,\"times\":4,\"every\":100}");

        client.assertText("abc").assertText("abc").assertText("abc").assertText("abc");
        assertThat(System.nanoTime() - start)
                .isGreaterThan(Duration.ofMillis(299).toNanos());
        assertThat(client.text()).contains("\"times\":4");
    }

    @Test
    void sendsAThousandMessages() throws Exception {
        Recorder client = server.open();

        client.send("{\"send\":\"text\",\"bytes\":2,\"frames\":3,\"times\":1000}");

        for (int i = 0; i < 1_000; i++) {
            client.assertText("ab");
        }
        assertThat(client.text()).contains("\"times\":1000");
    }

    @Test
    void doesOneThingAfterTheOther() throws Exception {
        Recorder client = server.open();

        client.send("{\"send\":\"text\",\"bytes\":1,\"times\":3,\"every\":50}");
        client.send("{\"echo\":true}");
        client.send("echoed");
        client.send("{\"nonsense\":1,\"ref\":\"x\"}");

        client.assertText("a").assertText("a").assertText("a");
        assertThat(client.text()).startsWith("{\"ok\":null,\"send\"");
        client.assertText("{\"ok\":null,\"echo\":true,\"delay\":0}").assertText("echoed");
        assertThat(client.text())
                .startsWith("{\"error\":{\"code\":400,\"message\":\"a command with none of send,")
                .endsWith(",\"ref\":\"x\"}}");
    }

    @Test
    void tellsTheRoundTripOfAPing() throws Exception {
        Recorder client = server.open();

        client.send("{\"ping\":\"hé\",\"ref\":[1,2]}");

        JsonObject answer = json(client);
        assertThat(answer.get("ok")).hasToString("[1,2]");
        assertThat(answer.get("pong").getAsString()).isEqualTo("hé");
        assertThat(answer.get("ms").getAsDouble()).isBetween(0.0, 10_000.0);
    }

    @Test
    void pingsWithThePayload() throws Exception {
        try (RawSocket client = server.openRaw()) {
            client.send(Frame.text("{\"ping\":\"there?\"}"));

            Frame ping = client.readFrame();
            assertThat(ping.opcode()).isEqualTo(Frame.PING);
            assertThat(ping.text()).isEqualTo("there?");
            client.send(Frame.last(Frame.PONG, "other".getBytes(StandardCharsets.US_ASCII)));
            client.send(Frame.last(Frame.PONG, ping.payload()));

            assertThat(client.readMessage().text()).contains("\"pong\":\"there?\"");
        }
    }

    @Test
    void closesWithCodeAndReason() throws Exception {
        Recorder client = server.open();

        client.send("{\"close\":4001,\"reason\":\"bye, 世界\"}");

        client.assertClosed(4001, "bye, 世界");
    }

    @Test
    void livesOnAfterACodeThatNobodyMaySend() throws Exception {
        Recorder client = server.open();

        client.send("{\"close\":1006,\"ref\":1}");

        client.assertText(
                "{\"error\":{\"code\":400,\"message\":\"close is 1006: it stands for the missing close frame, and"
                        + " never goes over the wire (RFC 6455 section 7.4.1)\",\"ref\":1}}");
        client.send("{\"status\":true}");
        assertThat(client.text()).startsWith("{\"ok\":");
    }

    @Test
    void saysThatThisServerCannotBeDeaf() throws Exception {
        Recorder client = server.open();

        client.send("{\"deaf\":1,\"ref\":1}");

        client.assertText("{\"error\":{\"code\":501,\"message\":\"this server offers no way to read nothing from one"
                + " client\",\"ref\":1}}");
    }

    @Test
    void reportsWhatArrivedSinceTheLastReport() throws Exception {
        Recorder client = server.open();
        client.send("hello");
        client.send("grüße");
        client.send(new byte[1_000]);
        client.send("{\"report\":true,\"ref\":1}");
        client.send("later");
        client.send("{\"report\":true,\"ref\":2}");

        JsonObject first = json(client);
        assertThat(first.getAsJsonObject("text").get("messages").getAsInt()).isEqualTo(2);
        assertThat(first.getAsJsonObject("text").get("bytes").getAsInt()).isEqualTo(12);
        assertThat(first.getAsJsonObject("text").get("largest").getAsInt()).isEqualTo(7);
        assertThat(first.getAsJsonObject("binary").get("bytes").getAsInt()).isEqualTo(1_000);
        client.assertText("{\"ok\":2,\"text\":{\"messages\":1,\"bytes\":5,\"parts\":1,\"largest\":5,\"crc32\":\""
                + crc32("later".getBytes(StandardCharsets.US_ASCII)) + "\"},\"binary\":" + NOTHING + "}");
    }

    @Test
    void echoesWithDelayInOrderAndStopsWhenTold() throws Exception {
        Recorder client = server.open();
        client.send("not echoed");
        client.send("{\"echo\":true,\"delay\":200}");
        long start = System.nanoTime();
        client.send("one");
        client.send(new byte[] {1, 2});
        client.send("{\"echo\":false}");
        client.send("not echoed");
        client.send("{\"status\":true}");

        client.assertText("{\"ok\":null,\"echo\":true,\"delay\":200}");
        client.assertText("one").assertBinary(new byte[] {1, 2});
        assertThat(System.nanoTime() - start)
                .isGreaterThan(Duration.ofMillis(199).toNanos());
        client.assertText("{\"ok\":null,\"echo\":false,\"delay\":0}");
        assertThat(client.text()).contains("\"subprotocol\"");
    }

    @Test
    void tellsWhatWasAgreed() throws Exception {
        Recorder client = server.dial("").offering("chat.v1").connect().assertOpen("chat.v1");

        client.send("{\"status\":true}");

        client.assertText(
                "{\"ok\":null,\"subprotocol\":\"chat.v1\",\"extensions\":[],\"secure\":false,\"version\":\"13\"}");
    }

    @Test
    void obeysItsQuery() throws Exception {
        Recorder sent = server.open("?send=text&bytes=5&frames=2&ref=q");
        Recorder closed = server.open("?close=4001&reason=bye&after=0.3");
        Recorder wrong = server.open("?send=text&bytes=many");

        sent.assertText("abcde");
        assertThat(sent.text()).startsWith("{\"ok\":\"q\",\"send\":\"text\"");
        closed.assertClosed(4001, "bye");
        wrong.assertText(
                "{\"error\":{\"code\":400,\"message\":\"bytes is many: wanted a whole number from 0 to 16777216\","
                        + "\"ref\":null}}");
    }

    @Test
    void refusesACommandThatIsTooLong() throws Exception {
        Recorder client = server.open();

        client.send("{\"ping\":\"" + "x".repeat(70_000) + "\"}");

        client.assertText(
                "{\"error\":{\"code\":413,\"message\":\"a command of 70011 characters: wanted at most 65536\","
                        + "\"ref\":null}}");
    }

    @Test
    void waitsForAClientThatReadsNothing() throws Exception {
        try (RawSocket client = server.openRaw()) {
            client.send(Frame.text("{\"send\":\"binary\",\"bytes\":1000000,\"times\":20}"));
            client.send(Frame.text("{\"status\":true}"));

            // Slower than it is sent.
            for (int i = 0; i < 20; i++) {
                assertThat(client.readMessage().payload()).hasSize(1_000_000);
            }
            assertThat(client.readMessage().text()).contains("\"times\":20");
            assertThat(client.readMessage().text()).contains("\"secure\"");
        }
    }

    private static JsonObject json(Recorder client) throws Exception {
        return JsonParser.parseString(client.text()).getAsJsonObject();
    }

    private static String crc32(Content content, int length) {
        return crc32(content.bytes(0, length, length));
    }

    private static String crc32(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return Checksum.text(sum);
    }
}
