package io.duplexws.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.duplexws.cli.wire.Opening;
import io.duplexws.cli.wire.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server's side, told by a server in this process. */
class ServerSideTest {

    private final ByteArrayOutputStream notes = new ByteArrayOutputStream();
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void showsTheServersEventsUntilTheLast() throws Exception {
        answer(
                200,
                "id: 1\nevent: push\ndata: {\"recovered\":true,\"cursor\":\"1\"}\n\n:\n\n"
                        + event("open", "{\"n\":1,\"subprotocol\":\"a\"}")
                        + event("close", "{\"n\":2,\"code\":1000}"));

        finish(side());

        assertThat(notes()).containsExactly("server 1 open subprotocol=a", "server 2 close code=1000");
    }

    @Test
    void asksForTheTopicOfItsConnection() throws Exception {
        answer(200, event("close", "{}"));
        ServerSide side = side();

        finish(side);

        String nonce = side.opening().target().request().replaceFirst(".*[?&]trace=", "");
        assertThat(nonce).matches("[A-Za-z0-9_-]{22}");
        assertThat(asked.poll(1, TimeUnit.SECONDS))
                .isEqualTo("/duplex/push/trace." + nonce + "?after=earliest&format=json text/event-stream Basic x");
    }

    @Test
    void saysThatItCannotHear() throws Exception {
        answer(404, "");

        finish(side());

        assertThat(notes())
                .singleElement()
                .asString()
                .matches("\\* the server's side cannot be heard: .* answered 404");
    }

    private static String event(String type, String data) {
        return "id: 2\nevent: " + "\ndata: " + ServerEventTest.message(type, data) + "\n\n";
    }

    private void answer(int status, String body) {
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Accept") + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private ServerSide side() {
        Target target = Target.read("ws://127.0.0.1:" + server.getAddress().getPort() + "/duplex/ws?a=b");
        Opening opening =
                new Opening(target, List.of(), List.of("Authorization: Basic x"), "", false, Duration.ofSeconds(5));
        return new ServerSide(opening, new Screen(new ByteArrayOutputStream(), notes, false));
    }

    private static void finish(ServerSide side) {
        side.start();
        side.finish();
    }

    private List<String> notes() {
        return notes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
