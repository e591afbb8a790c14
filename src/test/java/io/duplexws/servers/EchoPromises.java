package io.duplexws.servers;

import static io.duplexws.servers.Promise.that;
import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.harness.Frame;
import io.duplexws.harness.RawSocket;
import io.duplexws.harness.Recorder;
import io.duplexws.servers.Promise.Section;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What comes back, and that all of it does. */
final class EchoPromises {

    private static final int MIB = 1 << 20;
    private static final byte[] EMOJI = "\uD83D\uDE00".getBytes(StandardCharsets.UTF_8);

    private EchoPromises() {}

    static Section section() {
        return new Section(
                "Echo",
                List.of(
                        that("text comes back as text", site -> echoes(site, "hello, Grüße, 你好 \uD83D\uDE00")),
                        that("empty text", site -> echoes(site, "")),
                        that("binary comes back as binary", site -> echoes(site, bytes(1_000))),
                        that("empty binary", site -> echoes(site, new byte[0])),
                        that("1 MiB of text", site -> echoes(site, text(MIB))),
                        that("1 MiB of binary", site -> echoes(site, bytes(MIB))),
                        that("16 MiB of text in 16 frames", EchoPromises::textInFrames),
                        that("16 MiB of binary in 16 frames", EchoPromises::binaryInFrames),
                        that("8 MiB in one frame", EchoPromises::oneLargeFrame),
                        that("one character in two frames", EchoPromises::characterInTwoFrames),
                        that("1,000 messages at once, in order", EchoPromises::manyAtOnce),
                        that("50 clients at once, 100 messages each", EchoPromises::manyClients),
                        that("`over` ends with 1000 and says why", EchoPromises::over),
                        that("`/echo_once` ends after one message", EchoPromises::once)));
    }

    private static void echoes(Site site, String text) throws Exception {
        Recorder client = site.dial("ws").connect().assertOpen();
        client.send(text);
        client.assertText(text).session().close();
    }

    private static void echoes(Site site, byte[] bytes) throws Exception {
        Recorder client = site.dial("ws").connect().assertOpen();
        client.send(bytes);
        client.assertBinary(bytes).session().close();
    }

    private static void textInFrames(Site site) throws Exception {
        String part = text(MIB);
        String[] parts = new String[16];
        Arrays.fill(parts, part);
        Recorder client = site.dial("ws").connect().assertOpen();
        client.sendInFrames(parts);
        client.assertText(part.repeat(16)).session().close();
    }

    private static void binaryInFrames(Site site) throws Exception {
        byte[] all = bytes(16 * MIB);
        byte[][] parts = new byte[16][];
        for (int i = 0; i < 16; i++) {
            parts[i] = Arrays.copyOfRange(all, i * MIB, (i + 1) * MIB);
        }
        Recorder client = site.dial("ws").connect().assertOpen();
        client.sendInFrames(parts);
        client.assertBinary(all).session().close();
    }

    private static void oneLargeFrame(Site site) throws Exception {
        byte[] bytes = bytes(8 * MIB);
        try (RawSocket socket = site.open()) {
            socket.sendInBackground(Frame.last(Frame.BINARY, bytes));
            assertThat(Arrays.equals(socket.readMessage().payload(), bytes)).isTrue();
        }
    }

    private static void characterInTwoFrames(Site site) throws Exception {
        try (RawSocket socket = site.open()) {
            socket.send(
                    Frame.part(Frame.TEXT, Arrays.copyOf(EMOJI, 2)),
                    Frame.last(Frame.CONTINUATION, Arrays.copyOfRange(EMOJI, 2, 4)));
            assertThat(socket.readMessage().text()).isEqualTo("\uD83D\uDE00");
        }
    }

    private static void manyAtOnce(Site site) throws Exception {
        try (RawSocket socket = site.open()) {
            Frame[] frames = new Frame[1_000];
            for (int i = 0; i < frames.length; i++) {
                frames[i] = Frame.text("message " + i);
            }
            socket.send(Frame.masked(frames));
            for (int i = 0; i < frames.length; i++) {
                assertThat(socket.readMessage().text()).isEqualTo("message " + i);
            }
        }
    }

    private static void manyClients(Site site) throws Exception {
        List<Recorder> clients = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            clients.add(site.dial("ws").connect().assertOpen());
        }
        for (int message = 0; message < 100; message++) {
            for (int i = 0; i < clients.size(); i++) {
                clients.get(i).send(i + " says " + message);
            }
        }
        for (int i = 0; i < clients.size(); i++) {
            for (int message = 0; message < 100; message++) {
                clients.get(i).assertText(i + " says " + message);
            }
            clients.get(i).session().close();
        }
    }

    private static void over(Site site) throws Exception {
        Recorder client = site.dial("ws").connect().assertOpen();
        client.send("over");
        client.assertClosed(1000, "the client said over");
    }

    private static void once(Site site) throws Exception {
        Recorder client = site.dial("echo_once").connect().assertOpen();
        client.send("hello");
        client.assertText("hello").assertClosed(1000, "one message echoed");
    }

    /** Of so many bytes in UTF-8, with characters of one to four bytes. */
    private static String text(int bytes) {
        String some = "aé你\uD83D\uDE00";
        return some.repeat(bytes / 10) + "x".repeat(bytes % 10);
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }
}
