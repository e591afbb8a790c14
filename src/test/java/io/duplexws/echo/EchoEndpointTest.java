package io.duplexws.echo;

import io.duplexws.harness.Recorder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EchoEndpointTest {

    private static final String EMOJI = "\uD83D\uDE00";

    private static EchoOnTyrus server;

    @BeforeAll
    static void start() throws Exception {
        server = EchoOnTyrus.start("*", "");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "", " ", "Grüße, 世界", EMOJI, "overture", "OVER", "a\u0000b"})
    void echoesTextAsText(String text) throws Exception {
        Recorder client = server.open("/ws");

        client.send(text);

        client.assertText(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536, 1 << 20})
    void echoesBinaryAsBinary(int size) throws Exception {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        Recorder client = server.open("/ws");

        client.send(bytes);

        client.assertBinary(bytes);
    }

    @Test
    void echoesTextOf1MiB() throws Exception {
        String text = ("wörld" + EMOJI).repeat((1 << 20) / 10);
        Recorder client = server.open("/ws");

        client.send(text);

        client.assertText(text);
    }

    @Test
    void echoesFragmentedText() throws Exception {
        Recorder client = server.open("/ws");

        client.sendInFrames("one ", "", "two ", "three");

        client.assertText("one two three");
    }

    @Test
    void echoesFragmentedBinary() throws Exception {
        Recorder client = server.open("/ws");

        client.sendInFrames(new byte[] {1}, new byte[0], new byte[] {2, 3});

        client.assertBinary(new byte[] {1, 2, 3});
    }

    @Test
    void keepsTheOrderOfMessagesOfBothTypes() throws Exception {
        Recorder client = server.open("/ws");

        for (int i = 0; i < 200; i++) {
            client.send("n" + i);
            client.send(("b" + i).getBytes(StandardCharsets.US_ASCII));
        }

        for (int i = 0; i < 200; i++) {
            client.assertText("n" + i);
            client.assertBinary(("b" + i).getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void overEndsTheConnectionWith1000AndIsNotEchoed() throws Exception {
        Recorder client = server.open("/ws");

        client.send("over");

        client.assertClosed(1000, "the client said over");
    }

    @Test
    void overInTwoFragmentsEndsTheConnectionToo() throws Exception {
        Recorder client = server.open("/ws");

        client.sendInFrames("ov", "er");

        client.assertClosed(1000, "the client said over");
    }

    @Test
    void echoesAllThatCameBeforeOver() throws Exception {
        Recorder client = server.open("/ws");

        for (int i = 0; i < 50; i++) {
            client.send("n" + i);
        }
        client.send("over");

        for (int i = 0; i < 50; i++) {
            client.assertText("n" + i);
        }
        client.assertClosed(1000, "the client said over");
    }

    @Test
    void binaryOverIsEchoedBecauseItIsNoText() throws Exception {
        byte[] over = "over".getBytes(StandardCharsets.US_ASCII);
        Recorder client = server.open("/ws");

        client.send(over);

        client.assertBinary(over);
    }

    @ParameterizedTest
    @CsvSource({"1000, bye", "1001, the page is left", "3000, of a library", "4999, of an application"})
    void answersTheCloseOfTheClientWithItsOwnCode(int code, String reason) throws Exception {
        Recorder client = server.open("/ws");

        client.close(code, reason);

        client.assertClosed(code, reason);
    }

    @Test
    void servesManyConnectionsAtOnce() throws Exception {
        List<Recorder> clients = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            clients.add(server.open("/ws"));
        }

        List<CompletableFuture<Void>> talks = new ArrayList<>();
        for (int i = 0; i < clients.size(); i++) {
            String name = "client " + i;
            Recorder client = clients.get(i);
            talks.add(CompletableFuture.runAsync(() -> talk(client, name)));
        }

        for (CompletableFuture<Void> talk : talks) {
            talk.get(30, TimeUnit.SECONDS);
        }
    }

    private static void talk(Recorder client, String name) {
        try {
            for (int i = 0; i < 20; i++) {
                client.send(name + " says " + i);
            }
            for (int i = 0; i < 20; i++) {
                client.assertText(name + " says " + i);
            }
            client.close(1000, "");
            client.assertClosed(1000, "");
        } catch (Exception broken) {
            throw new AssertionError(name, broken);
        }
    }
}
