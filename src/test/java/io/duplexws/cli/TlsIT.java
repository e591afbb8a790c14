package io.duplexws.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.harness.Dial;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Launch;
import io.duplexws.harness.OwnCertificate;
import io.duplexws.harness.Recorder;
import io.duplexws.harness.TrustAll;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsIT {

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
        OwnCertificate own = OwnCertificate.in(scratch);
        try (DuplexProcess server = Launch.in(
                        scratch,
                        "--port",
                        "0",
                        "--tls-cert",
                        own.certificate().toString(),
                        "--tls-key",
                        own.key().toString())
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
}
