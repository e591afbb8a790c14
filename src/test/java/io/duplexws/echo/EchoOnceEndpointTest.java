package io.duplexws.echo;

import io.duplexws.harness.Recorder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EchoOnceEndpointTest {

    private EchoOnTyrus server;

    @BeforeEach
    void start() throws Exception {
        server = EchoOnTyrus.start("*", "");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "", "over"})
    void echoesOneTextThenCloses(String text) throws Exception {
        Recorder client = server.open("/echo_once");

        client.send(text);

        client.assertText(text).assertClosed(1000, "one message echoed");
    }

    @Test
    void echoesOneBinaryThenCloses() throws Exception {
        Recorder client = server.open("/echo_once");

        client.send(new byte[] {1, 2, 3});

        client.assertBinary(new byte[] {1, 2, 3}).assertClosed(1000, "one message echoed");
    }

    @Test
    void echoesTheWholeOfAFragmentedMessage() throws Exception {
        Recorder client = server.open("/echo_once");

        client.sendInFrames("one ", "two ", "three");

        client.assertText("one two three").assertClosed(1000, "one message echoed");
    }
}
