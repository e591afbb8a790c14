package io.duplexws.servers;

import static io.duplexws.servers.Promise.that;
import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.harness.Frame;
import io.duplexws.harness.RawSocket;
import io.duplexws.servers.Promise.Section;
import java.util.Arrays;
import java.util.List;

/** Ends from the client's side (RFC 6455 section 7). */
final class ClosePromises {

    private ClosePromises() {}

    static Section section() {
        return new Section(
                "Close",
                List.of(
                        that("1000 is answered by 1000", site -> answersClose(site, 1000, "done")),
                        that("1001 is answered by 1001", site -> answersClose(site, 1001, "")),
                        that(
                                "3000 with a reason is answered by 3000",
                                site -> answersClose(site, 3000, "of a library")),
                        that("4999 with a reason is answered by 4999", site -> answersClose(site, 4999, "of my own")),
                        that("1012 is answered by 1012", site -> answersClose(site, 1012, "")),
                        that("a close without a code is answered", ClosePromises::answersBareClose),
                        that("a TCP reset in mid-frame harms nobody else", ClosePromises::survivesReset)));
    }

    private static void answersClose(Site site, int code, String reason) throws Exception {
        try (RawSocket socket = site.open()) {
            socket.send(Frame.close(code, reason));
            socket.assertCloseFrame(code);
            socket.assertClosed();
        }
    }

    private static void answersBareClose(Site site) throws Exception {
        try (RawSocket socket = site.open()) {
            socket.send(Frame.last(Frame.CLOSE, new byte[0]));
            Frame answer = socket.readFrame();
            assertThat(answer.opcode()).isEqualTo(Frame.CLOSE);
            assertThat(answer.closeCode()).isIn(1000, 1005);
            socket.assertClosed();
        }
    }

    private static void survivesReset(Site site) throws Exception {
        try (RawSocket other = site.open()) {
            RawSocket socket = site.open();
            byte[] frame = Frame.text("cut in the middle of it").masked();
            socket.send(Arrays.copyOf(frame, 10));
            socket.reset();
            other.send(Frame.text("still here"));
            assertThat(other.readMessage().text()).isEqualTo("still here");
        }
    }
}
