package io.duplexws.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.handshake.Cause;
import io.duplexws.handshake.Headers;
import io.duplexws.handshake.UpgradeRequest;
import io.duplexws.push.Topic;
import io.duplexws.socket.End;
import io.duplexws.socket.Watcher.Traffic;
import java.io.EOFException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TraceTest {

    private static final Cause SHORT_KEY = new Cause(Cause.Kind.KEY_LENGTH, Map.of("bytes", "3"));

    private final FakeVoice voice = new FakeVoice();
    private final AtomicInteger ends = new AtomicInteger();
    private final Trace trace = new Trace(
            new Teller(voice.voice(), new Source(new Topic("trace.x"), "c1", ""), 100),
            voice.voice(),
            ends::incrementAndGet);

    @Test
    void tellsAConnectionFromItsHandshakeToItsEnd() {
        trace.asked(asking("chat.v1"), List.of("chat.v2", "chat.v1"));
        trace.accepted("chat.v1", List.of("permessage-deflate"));
        trace.opened("chat.v1", List.of("permessage-deflate"));
        voice.pass(1_500);
        trace.received(1, true, 5, 1);
        trace.sent(1, true, 5);
        trace.pinged();
        trace.ponged(0, 12_345_678);
        trace.ponged(4, -1);
        trace.failed(new EOFException("gone\n"));
        trace.closed(1006, "", End.GONE, new Traffic(1, 5), new Traffic(1, 5));

        assertThat(voice.told().stream().skip(1))
                .containsExactly(
                        "accepted {\"subprotocol\":\"chat.v1\",\"extensions\":[\"permessage-deflate\"]}",
                        "open {\"subprotocol\":\"chat.v1\",\"extensions\":[\"permessage-deflate\"]}",
                        "message {\"number\":1,\"kind\":\"text\",\"bytes\":5,\"parts\":1}",
                        "sent {\"number\":1,\"kind\":\"text\",\"bytes\":5}",
                        "ping",
                        "pong {\"bytes\":0,\"ms\":12.35}",
                        "pong {\"bytes\":4}",
                        "error {\"class\":\"EOFException\",\"message\":\"gone\uFFFD\"}",
                        "close {\"code\":1006,\"reason\":\"\",\"end\":\"gone\",\"ms\":1500.0,"
                                + "\"in\":{\"messages\":1,\"bytes\":5},\"out\":{\"messages\":1,\"bytes\":5}}");
        assertThat(ends).hasValue(1);
    }

    @Test
    void keepsTheNumbersOfMessagesWhenSomeAreOmitted() {
        for (int i = 1; i <= 150; i++) {
            trace.received(i, false, 1, 1);
        }
        voice.pass(1_000);
        trace.received(151, false, 1, 1);

        assertThat(voice.told())
                .endsWith(
                        "message {\"number\":100,\"kind\":\"binary\",\"bytes\":1,\"parts\":1}",
                        "omitted {\"events\":50}",
                        "message {\"number\":151,\"kind\":\"binary\",\"bytes\":1,\"parts\":1}");
    }

    @Test
    void saysWhyThereIsNoSubprotocol() {
        trace.asked(asking("mqtt"), List.of("chat.v2", "chat.v1"));
        trace.accepted("", List.of());

        assertThat(voice.told().get(1))
                .isEqualTo("accepted {\"subprotocol\":\"\",\"extensions\":[],"
                        + "\"why\":\"none in common: offered mqtt; known chat.v2, chat.v1\"}");
    }

    @Test
    void tellsThatItIsAcceptedBeforeItOpensWhicheverThreadIsFirst() {
        trace.opened("", List.of());
        trace.accepted("", List.of());

        assertThat(voice.told())
                .containsExactly(
                        "accepted {\"subprotocol\":\"\",\"extensions\":[]}",
                        "open {\"subprotocol\":\"\",\"extensions\":[]}");
    }

    @Test
    void endsWithARefusal() {
        trace.refused(426, List.of("version", "key"), "13 not found", Optional.of(SHORT_KEY));

        assertThat(voice.told())
                .containsExactly(
                        "refused {\"status\":426,\"rule\":\"version\",\"broken\":[\"version\",\"key\"],"
                                + "\"sentence\":\"13 not found\",\"cause\":\"it decodes to 3 bytes; the client is hand-made or the"
                                + " value was cut on the way\",\"likely\":{\"kind\":\"KEY_LENGTH\",\"values\":{\"bytes\":\"3\"}}}");
        assertThat(ends).hasValue(1);
    }

    @Test
    void endsWhenTheConnectionDoesNotOpen() {
        trace.accepted("", List.of());
        voice.runDelayed();

        assertThat(voice.told())
                .endsWith("close {\"code\":1006,\"reason\":\"accepted, but not opened within 30 s\",\"end\":\"gone\"}");
        assertThat(ends).hasValue(1);
    }

    @Test
    void endsOnce() {
        trace.accepted("", List.of());
        trace.opened("", List.of());
        trace.closed(1000, "bye", End.CLIENT, new Traffic(0, 0), new Traffic(0, 0));
        trace.closed(1000, "bye", End.CLIENT, new Traffic(0, 0), new Traffic(0, 0));
        voice.runDelayed();

        assertThat(voice.told()).hasSize(3);
        assertThat(ends).hasValue(1);
    }

    private static HandshakeView asking(String subprotocol) {
        Headers headers = Headers.of("Sec-WebSocket-Protocol", subprotocol);
        return new HandshakeView(
                new UpgradeRequest("GET", "HTTP/1.1", headers, Optional.empty()), "/ws", null, "192.0.2.1:5");
    }
}
