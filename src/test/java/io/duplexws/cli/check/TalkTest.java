package io.duplexws.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.cli.wire.Frame;
import io.duplexws.cli.wire.Opening;
import io.duplexws.cli.wire.Target;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Against a server that says and hears every byte itself. */
class TalkTest {

    private static final String KEY = "Sec-WebSocket-Key: ";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Test
    void saysNothingAfterItsCloseAndLetsTheServerEndTheConnection() throws Exception {
        assertThat(heard(talk -> {
                    talk.send(Frame.close(4002, "bye"));
                    assertThat(talk.hear(PATIENCE).close()).isEqualTo("4002 “bye”");
                }))
                .containsExactly("4002 “bye”", "silence");
    }

    @Test
    void saysGoodbyeWhereNobodyHas() throws Exception {
        assertThat(heard(talk -> {})).containsExactly("1000", "end");
    }

    @Test
    void answersTheCloseOfTheServerWithItsCode() throws Exception {
        assertThat(heard(talk -> {
                    talk.text("close");
                    assertThat(talk.hear(PATIENCE).close()).isEqualTo("4001 “as asked”");
                }))
                .containsExactly("text", "4001 “as asked”", "silence");
    }

    private interface Talking {
        void with(Talk talk) throws IOException;
    }

    private static List<String> heard(Talking talking) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<List<String>> heard = CompletableFuture.supplyAsync(() -> serve(server));
            Opening opening = new Opening(
                    Target.read("ws://127.0.0.1:" + server.getLocalPort() + "/"),
                    List.of(),
                    List.of(),
                    "",
                    false,
                    PATIENCE);
            try (Talk talk = Talk.open(opening)) {
                talking.with(talk);
            }
            return heard.get(5, TimeUnit.SECONDS);
        }
    }

    /** What came, a line for each frame, and whether the client then waited in silence or ended the connection. */
    private static List<String> serve(ServerSocket server) {
        List<String> heard = new ArrayList<>();
        try (Socket socket = server.accept()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            socket.getOutputStream().write(answer(in).getBytes(StandardCharsets.US_ASCII));
            boolean closing = false;
            while (true) {
                Frame frame = frame(in);
                if (frame == null) {
                    heard.add("end");
                    return heard;
                }
                boolean isClose = frame.opcode() == Frame.CLOSE;
                heard.add(isClose ? new Talk.Heard(Frame.CLOSE, frame.payload(), false).close() : "text");
                if (!closing) {
                    Frame reply = isClose ? frame : Frame.close(4001, "as asked");
                    socket.getOutputStream().write(new byte[] {(byte) reply.first(), (byte) reply.payload().length});
                    socket.getOutputStream().write(reply.payload());
                    closing = true;
                }
                if (isClose) {
                    socket.setSoTimeout(200);
                }
            }
        } catch (SocketTimeoutException silence) {
            heard.add("silence");
            return heard;
        } catch (SocketException left) {
            heard.add("end");
            return heard;
        } catch (IOException broken) {
            throw new AssertionError("the client was not heard", broken);
        }
    }

    private static String answer(DataInputStream in) throws IOException {
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            request.append((char) in.readUnsignedByte());
        }
        int at = request.indexOf(KEY) + KEY.length();
        String key = request.substring(at, request.indexOf("\r\n", at));
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + accept(key) + "\r\n\r\n";
    }

    private static String accept(String key) {
        try {
            byte[] both = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(both));
        } catch (NoSuchAlgorithmException never) {
            throw new AssertionError("every JDK has SHA-1", never);
        }
    }

    /** Short and masked; null at the end of the connection. */
    private static Frame frame(DataInputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        byte[] payload = new byte[in.readUnsignedByte() & 0x7F];
        byte[] mask = in.readNBytes(4);
        in.readFully(payload);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i & 3];
        }
        return new Frame(first, payload);
    }
}
