package io.duplexws.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.handshake.Ask;
import io.duplexws.handshake.Broken;
import io.duplexws.harness.Frame;
import io.duplexws.harness.RawSocket;
import io.duplexws.harness.Recorder;
import io.duplexws.harness.Trace;

/** That traces tell the server's side. */
final class TracePromises {

    private TracePromises() {}

    /** Two of one nonce, and beside them one that is not traced. */
    static void connections(Site site) throws Exception {
        String nonce = Trace.nonce();
        assertThat(site.ask(Broken.OLD_VERSION.in(Ask.good()), "ws?trace=" + nonce + ".bad")
                        .status())
                .isEqualTo(426);
        Trace trace = Trace.of(site.push(), nonce);
        assertThat(trace.types(2)).containsExactly("handshake", "refused");
        assertThat(trace.last().get("rule").getAsString()).isEqualTo("version");
        assertThat(trace.last().get("as").getAsString()).isEqualTo("bad");

        Recorder client = site.dial("ws?trace=" + nonce + ".good")
                .offering("chat.v1")
                .connect()
                .assertOpen("chat.v1");
        Recorder untraced = site.dial("ws").connect().assertOpen();
        untraced.send("not told");
        untraced.assertText("not told");
        client.send("你好");
        client.assertText("你好");
        untraced.session().close();
        client.close(4000, "bye");

        assertThat(trace.types(4)).containsExactly("handshake", "accepted", "open", "message");
        assertThat(trace.last().get("as").getAsString()).isEqualTo("good");
        assertThat(trace.last().get("number").getAsInt()).isEqualTo(1);
        assertThat(trace.types(2)).containsExactly("sent", "close");
        assertThat(trace.last().get("code").getAsInt()).isEqualTo(4000);
        assertThat(trace.last().get("reason").getAsString()).isEqualTo("bye");
        assertThat(trace.last().get("end").getAsString()).isEqualTo("client");
    }

    static void probe(Site site) throws Exception {
        String nonce = Trace.nonce();
        try (RawSocket socket = site.open("probe?send=binary&bytes=10&frames=2&trace=" + nonce)) {
            assertThat(socket.readMessage().payload()).hasSize(10);
            socket.readMessage();
            socket.send(Frame.text("{\"ping\":\"there?\"}"));
            socket.send(Frame.last(Frame.PONG, socket.readFrame().payload()));
            socket.readMessage();
            socket.send(Frame.close(4000, "bye"));
            socket.assertCloseFrame(4000);
        }
        Trace trace = Trace.of(site.push(), nonce);

        assertThat(trace.types(4)).containsExactly("handshake", "accepted", "open", "sent");
        assertThat(trace.last().get("bytes").getAsInt()).isEqualTo(10);
        assertThat(trace.types(4)).containsExactly("sent", "message", "ping", "pong");
        assertThat(trace.last().get("ms").getAsDouble()).isPositive();
        assertThat(trace.types(2)).containsExactly("sent", "close");
    }
}
