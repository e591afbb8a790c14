package io.duplexws.servers;

import static io.duplexws.servers.Promise.that;
import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.harness.Frame;
import io.duplexws.harness.RawSocket;
import io.duplexws.servers.Promise.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Control frames, and frames that RFC 6455 forbids. */
final class FramePromises {

    private static final byte[] SOME = {'a', 'b'};
    private static final byte[] NOT_UTF8 = {'a', (byte) 0xC3, (byte) 0x28};

    private FramePromises() {}

    static Section section() {
        return new Section(
                "Frames",
                List.of(
                        that("a ping is answered with its payload", FramePromises::pong),
                        that("a pong nobody asked for is ignored", FramePromises::unsolicitedPong),
                        closes(
                                "invalid UTF-8",
                                1007,
                                Frame.last(Frame.TEXT, NOT_UTF8).masked()),
                        closes(
                                "invalid UTF-8 in a first frame",
                                1007,
                                Frame.part(Frame.TEXT, NOT_UTF8).masked()),
                        closes("no mask", 1002, Frame.text("a").unmasked()),
                        closes("a reserved bit", 1002, new Frame(0xA1, SOME).masked()),
                        closes("an unknown opcode", 1002, new Frame(0x83, SOME).masked()),
                        closes(
                                "a ping of 126 bytes",
                                1002,
                                Frame.last(Frame.PING, new byte[126]).masked()),
                        closes(
                                "a ping in fragments",
                                1002,
                                Frame.part(Frame.PING, SOME).masked()),
                        closes(
                                "a continuation of nothing",
                                1002,
                                Frame.last(Frame.CONTINUATION, SOME).masked()),
                        closes(
                                "a text in the midst of a text",
                                1002,
                                Frame.masked(Frame.part(Frame.TEXT, new byte[0]), Frame.text("b"))),
                        closes(
                                "a close of one byte",
                                1002,
                                Frame.last(Frame.CLOSE, new byte[] {3}).masked()),
                        closes(
                                "a close with code 1006",
                                1002,
                                Frame.close(1006, "").masked()),
                        closes(
                                "a close with code 5000",
                                1002,
                                Frame.close(5000, "").masked())));
    }

    private static Promise closes(String what, int code, byte[] bytes) {
        return that(what + ": " + code, site -> {
            try (RawSocket socket = site.open()) {
                socket.send(bytes);
                assertThat(closeCode(socket)).isEqualTo(code);
            }
        });
    }

    /** What came before the broken frame may still be echoed. */
    private static int closeCode(RawSocket socket) throws IOException {
        Frame frame = socket.readFrame();
        while (frame.opcode() != Frame.CLOSE) {
            frame = socket.readFrame();
        }
        return frame.closeCode();
    }

    private static void pong(Site site) throws Exception {
        try (RawSocket socket = site.open()) {
            socket.send(Frame.last(Frame.PING, "are you there?".getBytes(StandardCharsets.UTF_8)));
            Frame answer = socket.readFrame();
            assertThat(answer.opcode()).isEqualTo(Frame.PONG);
            assertThat(answer.text()).isEqualTo("are you there?");
        }
    }

    private static void unsolicitedPong(Site site) throws Exception {
        try (RawSocket socket = site.open()) {
            socket.send(Frame.last(Frame.PONG, SOME), Frame.text("hello"));
            assertThat(socket.readMessage().text()).isEqualTo("hello");
        }
    }
}
