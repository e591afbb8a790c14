package io.duplexws.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.harness.Dial;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Launch;
import io.duplexws.harness.Recorder;
import io.duplexws.harness.TrustAll;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsIT {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path scratch;

    @Test
    void servesWssWithACertificateMadeNow() throws Exception {
        try (DuplexProcess server =
                Launch.in(scratch, "--port", "0", "--tls", "self-signed").serve()) {
            assertEchoesOverTls(server);
            assertThat(certificateName(server)).isEqualTo("CN=localhost, O=Duplex self-signed");
        }
    }

    @Test
    void servesWssWithACertificateOfYourOwn() throws Exception {
        Path store = makeStore();
        try (DuplexProcess server = Launch.in(
                        scratch,
                        "--port",
                        "0",
                        "--tls-cert",
                        pem(store, "CERTIFICATE").toString(),
                        "--tls-key",
                        pem(store, "PRIVATE KEY").toString())
                .serve()) {
            assertEchoesOverTls(server);
            assertThat(certificateName(server)).isEqualTo("CN=of-our-own");
        }
    }

    private static void assertEchoesOverTls(DuplexProcess server) throws Exception {
        assertThat(server.socketUrl("ws")).startsWith("wss://localhost:");
        Recorder client = Dial.to(server.socketUrl("ws")).connect().assertOpen();
        client.send("hello");
        client.assertText("hello");
        server.assertNoStackTrace();
    }

    private static String certificateName(DuplexProcess server) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().sslContext(TrustAll.context()).build();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.url() + "handshake")).build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).contains("\"secure\": true", "\"scheme\": \"https\"");
        return ((X509Certificate) answer.sslSession().orElseThrow().getPeerCertificates()[0])
                .getSubjectX500Principal()
                .toString();
    }

    /** The JDK can make a certificate by its keytool only. */
    private Path makeStore() throws Exception {
        Path store = scratch.resolve("own.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=of-our-own",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return store;
    }

    private Path pem(Path file, String kind) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        byte[] bytes = kind.equals("CERTIFICATE")
                ? store.getCertificate("own").getEncoded()
                : store.getKey("own", PASSWORD).getEncoded();
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return Files.writeString(
                scratch.resolve(kind.replace(' ', '-') + ".pem"),
                "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    }
}
