package io.duplexws.echo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Origin and subprotocol as the endpoints' own configurator decides them, without the filter in front. */
class EchoHandshakeTest {

    private static final String PAGE = "https://app.example.org";

    private static EchoOnTyrus server;

    @BeforeAll
    static void start() throws Exception {
        server = EchoOnTyrus.start(PAGE, "chat.v2,chat.v1");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void opensWithoutSubprotocolWhenNoneIsOffered() throws Exception {
        server.dial("/ws").connect().assertOpen("");
    }

    @Test
    void takesTheSubprotocolInCommon() throws Exception {
        server.dial("/ws").offering("soap", "chat.v1").connect().assertOpen("chat.v1");
    }

    @Test
    void followsTheServersOrderOfSubprotocols() throws Exception {
        server.dial("/ws").offering("chat.v1", "chat.v2").connect().assertOpen("chat.v2");
    }

    @Test
    void opensWithoutSubprotocolWhenNoneIsCommon() throws Exception {
        server.dial("/ws").offering("soap", "CHAT.V1").connect().assertOpen("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/echo_once"})
    void letsListedPageIn(String path) throws Exception {
        server.dial(path).fromPage(PAGE).connect().assertOpen();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example.org", "http://app.example.org", "null"})
    void refusesEveryOtherPage(String origin) throws Exception {
        assertThat(server.dial("/ws").fromPage(origin).refusedWith()).isEqualTo(403);
    }

    @Test
    void letsClientWithoutPageIn() throws Exception {
        server.dial("/ws").connect().assertOpen();
    }
}
