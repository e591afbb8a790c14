package io.duplexws.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Launch;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code java -jar duplex.war} that does not serve: help, and every way in which it cannot run. */
class CommandLineIT {

    @TempDir
    private Path scratch;

    /** What is said after the jar, and what it has to answer. */
    static List<Arguments> mistakes() {
        return List.of(
                Arguments.of(List.of("--prot", "1"), "Unknown option"),
                Arguments.of(List.of("--port", "http"), "Invalid value for option '--port'"),
                Arguments.of(List.of("--port", "65536"), "--port is 65536; wanted 0 to 65535"),
                Arguments.of(List.of("--port"), "Missing required parameter for option '--port'"),
                Arguments.of(List.of("srve"), "srve"),
                Arguments.of(List.of("serve", "now"), "now"),
                Arguments.of(
                        List.of("--port", "0", "--host", "no-such-host.invalid"),
                        "--host is \"no-such-host.invalid\", which is no name or address known here"),
                Arguments.of(List.of("--context", "a b"), "--context is \"a b\"; wanted a path such as /duplex, or /"),
                Arguments.of(List.of("--origins", "example.org"), "duplex.origins is \"example.org\": "),
                Arguments.of(List.of("--set", "colour=red"), "unknown setting colour; known are origins, "),
                Arguments.of(
                        List.of("--set", "connections=many"), "duplex.connections is \"many\": wanted a whole number"),
                Arguments.of(List.of("--subprotocols", "a b"), "duplex.subprotocols is \"a b\": "),
                Arguments.of(List.of("--engine", "netty"), "--engine is \"netty\"; wanted loops or tomcat"),
                Arguments.of(List.of("--tls", "yes"), "--tls is \"yes\"; the one word allowed is self-signed"),
                Arguments.of(List.of("--tls-cert", "a.pem"), "--tls-key is missing"),
                Arguments.of(
                        List.of("--tls-cert", "no-such.pem", "--tls-key", "no-such.key"),
                        "cannot read no-such.pem; wanted a PEM file"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void tellsAMistakeInOneSentenceAndExitsWith2(List<String> arguments, String sentence) throws Exception {
        DuplexProcess ended =
                Launch.in(scratch, arguments.toArray(String[]::new)).run();

        assertCannotRun(ended, sentence);
    }

    @Test
    void tellsThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            DuplexProcess ended =
                    Launch.in(scratch, "--port", port, "--host", "127.0.0.1").run();

            assertCannotRun(ended, "port " + port + " on 127.0.0.1 is taken or not allowed");
        }
    }

    @Test
    void tellsThatAFileIsNoCertificate() throws Exception {
        Path certificate = Files.writeString(scratch.resolve("bad.pem"), "no certificate");

        DuplexProcess ended = Launch.in(
                        scratch,
                        "--port",
                        "0",
                        "--tls-cert",
                        certificate.toString(),
                        "--tls-key",
                        certificate.toString())
                .run();

        assertCannotRun(ended, "duplex: ");
    }

    @Test
    void tellsOfABadSettingInTheEnvironment() throws Exception {
        DuplexProcess ended = Launch.in(scratch, "--port", "0")
                .withEnvironment("DUPLEX_ORIGINS", "example.org")
                .run();

        assertCannotRun(ended, "duplex.origins is \"example.org\": ");
    }

    @Test
    void tellsOfAnUnknownSettingAmongTheProperties() throws Exception {
        DuplexProcess ended =
                Launch.in(scratch, "--port", "0").withJvm("-Dduplex.orgins=*").run();

        assertCannotRun(ended, "unknown setting duplex.orgins (system property)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void helpsAndExitsWith0(String option) throws Exception {
        DuplexProcess ended = Launch.in(scratch, option).run();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.output()).contains("Usage: duplex", "serve");
    }

    @Test
    void helpOfServeNamesEveryOption() throws Exception {
        DuplexProcess ended = Launch.in(scratch, "serve", "--help").run();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.output())
                .contains("--port", "--host", "--context", "--origins", "--tls-cert", "--tls-key", "--tls", "--set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void tellsItsVersion(String option) throws Exception {
        DuplexProcess ended = Launch.in(scratch, option).run();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.output()).matches("Duplex \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }

    private void assertCannotRun(DuplexProcess ended, String sentence) throws Exception {
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.errors())
                .singleElement()
                .asString()
                .startsWith("duplex: ")
                .contains(sentence);
        assertThat(ended.output()).isEmpty();
        try (var left = Files.list(scratch)) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("duplex-")))
                    .isEmpty();
        }
    }
}
