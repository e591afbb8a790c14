package io.duplexws.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.handshake.Ask;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Frame;
import io.duplexws.harness.Launch;
import io.duplexws.harness.RawSocket;
import io.duplexws.harness.TrustAll;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of sockets that leave Tomcat. */
class EngineIT {

    private static final byte[] NOT_MASKED = {(byte) 0x81, 1, 'a'};

    @TempDir
    private Path scratch;

    private DuplexProcess server;

    @AfterEach
    void hasNothingToSayAboutIt() {
        if (server == null) {
            return;
        }
        server.stop();
        assertThat(server.errors()).noneMatch(line -> line.contains(" WARNING ") || line.contains(" ERROR "));
        server.assertNoStackTrace();
        server.close();
    }

    private void serve(String... more) throws Exception {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "--port";
        arguments[1] = "0";
        System.arraycopy(more, 0, arguments, 2, more.length);
        server = Launch.in(scratch, arguments).serve();
    }

    @ParameterizedTest
    @ValueSource(strings = {"loops", "tomcat"})
    void echoesByEitherEngine(String engine) throws Exception {
        serve("--engine", engine);
        try (RawSocket socket = RawSocket.open(server.port(), "/ws")) {
            socket.send(Frame.text("hello"));
            assertThat(socket.readMessage().text()).isEqualTo("hello");
        }
    }

    /** Endpoints that take whole messages and answer by their result. */
    @Test
    void leavesToTomcatWhatLoopsDoNotKnow() throws Exception {
        // The embedded Tomcat is on nobody's class path but the executable WAR's.
        String classPath = Stream.concat(
                        Stream.of(Path.of("target/test-classes"), Path.of("target/classes")),
                        filesIn(Path.of("target/embedded"))
                                .filter(jar -> jar.toString().contains("tomcat")))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        Process bare = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        BareServer.class.getName(),
                        "loops")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = bare.inputReader()) {
            int port = Integer.parseInt(lines.readLine().replaceFirst("port ", ""));
            try (RawSocket socket = RawSocket.open(port, "/whole")) {
                socket.send(Frame.text("hello"));
                assertThat(socket.readMessage().text()).isEqualTo("hello");
                socket.send(Frame.close(1000, ""));
                socket.assertCloseFrame(1000);
            }
        } finally {
            bare.destroyForcibly();
        }
    }

    @Test
    void readsWhatCameWithTheRequest() throws Exception {
        serve();
        try (RawSocket socket = RawSocket.to(server.port())) {
            byte[] request = Ask.good().text("/ws").getBytes(StandardCharsets.US_ASCII);
            byte[] frames = Frame.masked(Frame.text("a"), Frame.last(Frame.BINARY, new byte[2_000]));
            // Of the last frame one byte is missing.
            byte[] packet = new byte[request.length + frames.length - 1];
            System.arraycopy(request, 0, packet, 0, request.length);
            System.arraycopy(frames, 0, packet, request.length, frames.length - 1);
            socket.send(packet);
            assertThat(socket.readAnswer().status()).isEqualTo(101);
            assertThat(socket.readMessage().text()).isEqualTo("a");
            socket.send(new byte[] {frames[frames.length - 1]});
            assertThat(socket.readMessage().payload()).hasSize(2_000);
        }
    }

    @Test
    void letsAPeerHearWhyThatGoesOnSending() throws Exception {
        serve();
        for (int i = 0; i < 50; i++) {
            try (RawSocket socket = RawSocket.open(server.port(), "/ws")) {
                socket.send(NOT_MASKED);
                try {
                    socket.send(new byte[100_000]);
                } catch (IOException gone) {
                    throw new AssertionError("the server ended TCP before the peer had a chance to read why", gone);
                }
                Frame close = socket.readFrame();
                assertThat(close.closeCode()).isEqualTo(1002);
                assertThat(close.closeReason()).contains("without a mask");
                socket.assertClosed();
            }
        }
    }

    /** What a proxy in front might have taken for two requests, or for another one. */
    private static List<String> ambiguous() {
        String frame = "\u0081\u0081\0\0\0\0a";
        return List.of(
                Ask.good().with("Content-Length", "7").text("/ws") + frame,
                Ask.good().with("Transfer-Encoding", "chunked").text("/ws") + "0\r\n\r\n",
                Ask.good()
                                .with("Content-Length", "7")
                                .with("Transfer-Encoding", "chunked")
                                .text("/ws")
                        + frame,
                Ask.good().text("/ws").replace("Host:", "Content-Length: 0\r\nContent-Length: 7\r\nHost:") + frame,
                Ask.good().text("/ws").replace("Host:", "Host: other\r\nHost:"),
                Ask.good().text("/ws").replace("Host:", "Transfer-Encoding: \u000bchunked\r\nHost:") + "0\r\n\r\n");
    }

    @Test
    void answersWhatIsAmbiguousOnceAndTakesNothingBehindItForFrames() throws Exception {
        serve();
        for (String request : ambiguous()) {
            try (RawSocket socket = RawSocket.to(server.port())) {
                socket.send(request.getBytes(StandardCharsets.ISO_8859_1));
                assertThat(socket.readAnswer().status()).as(request).isEqualTo(400);
                socket.assertClosed();
            }
        }
    }

    @Test
    void believesNoClientThatItCameByAProxy() throws Exception {
        serve();
        try (RawSocket socket = RawSocket.to(server.port())) {
            socket.send("GET /handshake HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 192.0.2.1\r\n"
                    + "X-Forwarded-Proto: https\r\nForwarded: for=192.0.2.1;proto=https\r\nConnection: close\r\n\r\n");
            assertThat(socket.readAnswer().body()).contains("\"scheme\": \"http\"", "\"secure\": false");
        }
    }

    @Test
    void waitsForNobodyBesideAThousandConnections() throws Exception {
        serve();
        RawSocket[] sockets = new RawSocket[1_000];
        for (int i = 0; i < sockets.length; i++) {
            sockets[i] = RawSocket.open(server.port(), i % 2 == 0 ? "/ws" : "/probe");
        }
        for (int i = 0; i < sockets.length; i += 2) {
            sockets[i].send(Frame.text("message " + i));
        }
        for (int i = 0; i < sockets.length; i += 2) {
            assertThat(sockets[i].readMessage().text()).isEqualTo("message " + i);
        }
        for (RawSocket socket : sockets) {
            socket.close();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void keepsNoSocketOfThoseThatHaveLeft() throws Exception {
        serve();
        leave(20);
        long before = openFiles();

        leave(500);

        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (openFiles() > before + 10) {
            assertThat(System.nanoTime()).as(() -> "still open: " + openFiles()).isLessThan(end);
        }
    }

    private void leave(int peers) throws IOException {
        for (int i = 0; i < peers; i++) {
            try (RawSocket socket = RawSocket.open(server.port(), "/ws")) {
                if (i % 2 == 0) {
                    socket.send(Frame.close(1000, ""));
                    socket.assertCloseFrame(1000);
                } else {
                    socket.reset();
                }
            }
        }
    }

    /** Of the server, as the system counts them. */
    private long openFiles() {
        return filesIn(Path.of("/proc", String.valueOf(server.pid()), "fd")).count();
    }

    private static Stream<Path> filesIn(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList().stream();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Tomcat has read the record and has no room for what is in it. */
    @Test
    void readsWhatCameInOnePacketWithTheRequestOverTls() throws Exception {
        serve("--tls", "self-signed");
        try (HoldingSocket tcp = new HoldingSocket(server.port());
                SSLSocket socket = (SSLSocket)
                        TrustAll.context().getSocketFactory().createSocket(tcp, "localhost", server.port(), true)) {
            socket.startHandshake();
            tcp.hold();
            // Both fit into the 16,921 bytes that Tomcat reads, not into the 16,704 that it decrypts to.
            String request = Ask.good().text("/ws");
            String padding = "X-Padding: " + "x".repeat(985 - request.length()) + "\r\n\r\n";
            socket.getOutputStream()
                    .write(request.replaceFirst("\r\n\\z", padding).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream()
                    .write(Frame.last(Frame.BINARY, new byte[15_792]).masked());
            tcp.release();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            skipHead(in);
            assertThat(in.readUnsignedByte() & 0xF).isEqualTo(Frame.BINARY);
        }
    }

    /** Sends what was written to it in one packet, when it is told to. */
    private static final class HoldingSocket extends Socket {
        private final ByteArrayOutputStream held = new ByteArrayOutputStream();
        private boolean holds;

        HoldingSocket(int port) throws IOException {
            super("localhost", port);
            setSoTimeout(10_000);
        }

        void hold() {
            holds = true;
        }

        void release() throws IOException {
            holds = false;
            super.getOutputStream().write(held.toByteArray());
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            OutputStream out = super.getOutputStream();
            return new OutputStream() {
                @Override
                public void write(int one) throws IOException {
                    write(new byte[] {(byte) one}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    (holds ? held : out).write(bytes, offset, length);
                }
            };
        }
    }

    @Test
    void goesOnWhenAPeerChangesItsKeys() throws Exception {
        serve("--tls", "self-signed");
        try (SSLSocket socket =
                (SSLSocket) TrustAll.context().getSocketFactory().createSocket("localhost", server.port())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.3"});
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(Ask.good().text("/ws").getBytes(StandardCharsets.US_ASCII));
            DataInputStream in = new DataInputStream(socket.getInputStream());
            skipHead(in);
            for (int i = 0; i < 5; i++) {
                // With TLS 1.3 this is an update of the keys, which the server has to answer.
                socket.startHandshake();
                String text = "message " + i;
                socket.getOutputStream().write(Frame.text(text).masked());
                assertThat(in.readUnsignedByte()).isEqualTo(0x81);
                assertThat(new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8))
                        .isEqualTo(text);
            }
        }
    }

    @Test
    void carriesLargeMessagesOverTls() throws Exception {
        serve("--tls", "self-signed");
        try (SSLSocket socket =
                (SSLSocket) TrustAll.context().getSocketFactory().createSocket("localhost", server.port())) {
            socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
            socket.getOutputStream().write(Ask.good().text("/ws").getBytes(StandardCharsets.US_ASCII));
            byte[] message = new byte[5 << 20];
            Thread sender = new Thread(() -> {
                try {
                    socket.getOutputStream()
                            .write(Frame.last(Frame.BINARY, message).masked());
                } catch (IOException broken) {
                    throw new AssertionError(broken);
                }
            });
            sender.start();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            skipHead(in);
            long got = 0;
            for (boolean last = false; !last; ) {
                int first = in.readUnsignedByte();
                last = (first & Frame.FIN) != 0;
                int length = in.readUnsignedByte();
                long size = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
                in.readFully(new byte[(int) size]);
                got += size;
            }
            assertThat(got).isEqualTo(message.length);
            sender.join(TimeUnit.SECONDS.toMillis(20));
        }
    }

    private static void skipHead(DataInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        assertThat(head).startsWith("HTTP/1.1 101");
    }
}
