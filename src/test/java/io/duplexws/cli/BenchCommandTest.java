package io.duplexws.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.duplexws.cli.EchoServer.Script;
import io.duplexws.harness.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BINARY   | message 3 came back as binary; wanted text
            SHORT    | message 3 came back with 99 bytes: "0000000003
            CHANGED  | message 3 came back with 21 as byte 51 of 100; wanted 79
            TWICE    | "0000000001klmnop
            RESERVED | the server broke the protocol: a frame that begins with c1 between messages
            CLOSES   | the server closed with 1011 "out of ideas"
            LEAVES   | the connection ended without a close frame
            SILENT   | no echo came within 1 s
            GREETS   | ; if the server greets, --skip 1 passes that over
            """)
    void tellsWhatIsWrongWithAnEcho(Wrong wrong, String sentence) throws IOException {
        try (EchoServer server = EchoServer.answering(wrong)) {
            Said bench = bench("--seconds", "1", "--warmup", "0", "--timeout", "1", server.url());

            assertThat(bench.exitCode()).as(bench::toString).isEqualTo(1);
            assertThat(bench.output())
                    .contains("1 of 1 connection was broken off: ")
                    .contains(sentence);
            assertThat(bench.errors()).isEmpty();
        }
    }

    @Test
    void passesOverAGreeting() throws IOException {
        try (EchoServer server = EchoServer.answering(Wrong.GREETS)) {
            JsonObject told = json("--rate", "20", "--seconds", "1", "--warmup", "0", "--skip", "1", server.url());

            assertThat(number(told, "echoes")).isEqualTo(20);
        }
    }

    @Test
    void putsFragmentsTogetherAndAnswersPings() throws IOException {
        AtomicInteger pongs = new AtomicInteger();
        Script broken = (number, frame, out) -> {
            if (frame.opcode() == Frame.PONG) {
                assertThat(frame.text()).isEqualTo("there?");
                pongs.incrementAndGet();
            } else if (number > 0) {
                byte[] payload = frame.payload();
                out.write(Frame.part(frame.opcode(), Arrays.copyOf(payload, 30)).unmasked());
                out.write(Frame.last(Frame.PING, "there?".getBytes(StandardCharsets.UTF_8))
                        .unmasked());
                out.write(Frame.part(Frame.CONTINUATION, new byte[0]).unmasked());
                out.write(Frame.last(Frame.CONTINUATION, Arrays.copyOfRange(payload, 30, payload.length))
                        .unmasked());
            }
        };
        try (EchoServer server = EchoServer.answering(broken)) {
            JsonObject told = json("--rate", "50", "--seconds", "1", "--warmup", "0", server.url());

            assertThat(number(told, "echoes")).isEqualTo(50);
            assertThat(pongs.get()).isBetween(10, 50);
        }
    }

    @Test
    void tellsHowManyConnectionsWereNotOpened() throws IOException {
        int besidesTheTrial = 3;
        try (EchoServer server = EchoServer.answering(Wrong.NOTHING, besidesTheTrial + 1)) {
            Said bench = bench("--rate", "20", "--seconds", "1", "--warmup", "0", "--connections", "5", server.url());

            assertThat(bench.exitCode()).as(bench::toString).isEqualTo(1);
            assertThat(bench.output())
                    .contains("connections  3 opened; ")
                    .contains("messages     20 of 20 came back")
                    .contains("2 of 5 connections were not opened: refused with 503: it's full");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --connections 0 ws://localhost/    | --connections is 0; wanted 1 to 5000
            --connections 5001 ws://localhost/ | --connections is 5001; wanted 1 to 5000
            --rate 0 ws://localhost/           | --rate is 0.0; wanted messages a second, up to 1000000
            --rate NaN ws://localhost/         | --rate is NaN; wanted messages a second, up to 1000000
            --size 0 ws://localhost/           | --size is 0; wanted 1 to 16777216
            --window 0 ws://localhost/         | --window is 0; wanted 1 to 10000
            --seconds 0 ws://localhost/        | --seconds is 0; wanted 1 to 3600
            --warmup -1 ws://localhost/        | --warmup is -1; wanted 0 to 3600
            --timeout 0 ws://localhost/        | --timeout is 0; wanted seconds, 1 to 3600
            -s a,b ws://localhost/             | -s is "a,b"; wanted a subprotocol
            ftp://localhost/                   | "ftp://localhost/" is no URL of a WebSocket
            ws://127.0.0.1:1/                  | nothing listens on 127.0.0.1:1
            --connections 5000 --size 16777216 ws://localhost/ | java -Xmx lets it take more
            """)
    void saysWhyItCannotRun(String arguments, String sentence) {
        Said bench = bench(arguments.split(" "));

        assertThat(bench.exitCode()).isEqualTo(2);
        assertThat(bench.errors())
                .singleElement()
                .asString()
                .startsWith("duplex: ")
                .contains(sentence);
    }

    /** What an echo server should not do; the third message tells. */
    private enum Wrong implements Script {
        NOTHING,
        BINARY,
        SHORT,
        CHANGED,
        TWICE,
        RESERVED,
        CLOSES,
        LEAVES,
        SILENT,
        GREETS;

        @Override
        public void answer(int number, Frame frame, OutputStream out) throws IOException {
            if (number == 0) {
                out.write(
                        this == GREETS
                                ? Frame.text("hello, I am an echo server").unmasked()
                                : new byte[0]);
            } else if (number == 3) {
                third(frame, out);
            } else {
                EchoServer.echo(frame, out);
                out.write(this == TWICE ? frame.unmasked() : new byte[0]);
            }
        }

        private void third(Frame frame, OutputStream out) throws IOException {
            byte[] payload = frame.payload();
            switch (this) {
                case BINARY -> EchoServer.echo(Frame.last(Frame.BINARY, payload), out);
                case SHORT -> EchoServer.echo(Frame.last(Frame.TEXT, Arrays.copyOf(payload, payload.length - 1)), out);
                case CHANGED -> {
                    payload[50] = '!';
                    EchoServer.echo(frame, out);
                }
                case RESERVED -> EchoServer.echo(new Frame(frame.head() | 0x40, payload), out);
                case CLOSES -> out.write(Frame.close(1011, "out of ideas").unmasked());
                case LEAVES -> throw new IOException("left");
                case SILENT -> {
                    // Nothing comes.
                }
                default -> EchoServer.echo(frame, out);
            }
        }
    }

    /** What a run came to. */
    private record Said(int exitCode, String output, List<String> errors) {}

    private static Said bench(String... arguments) {
        List<String> all = new ArrayList<>(List.of("bench"));
        Collections.addAll(all, arguments);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        return new Said(exitCode, out.toString(), err.toString().lines().toList());
    }

    private static JsonObject json(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--json"));
        Collections.addAll(all, arguments);
        Said bench = bench(all.toArray(String[]::new));
        assertThat(bench.exitCode()).as(bench::toString).isZero();
        return JsonParser.parseString(bench.output()).getAsJsonObject();
    }

    private static long number(JsonObject told, String member) {
        return told.get(member).getAsLong();
    }
}
