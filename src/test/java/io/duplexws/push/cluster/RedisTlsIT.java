package io.duplexws.push.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Launch;
import io.duplexws.harness.OwnCertificate;
import io.duplexws.harness.PushClient;
import io.duplexws.harness.RedisProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Redis that speaks TLS only. */
class RedisTlsIT {

    private static final String TOKEN = "token-of-the-test";

    @TempDir
    static Path scratch;

    @BeforeAll
    static void needsRedis() {
        boolean wanted = "true".equals(System.getenv("CI"));
        assumeTrue(
                RedisProcess.isInstalled() || wanted,
                "no Redis with TLS on this machine; apt-get install redis-server, or set -Dredis=…");
    }

    @Test
    void publishesThroughTlsWithACertificateThatIsTrusted() throws IOException {
        OwnCertificate own = OwnCertificate.in(scratch);
        try (RedisProcess redis = RedisProcess.startTls(scratch.resolve("redis"), own);
                DuplexProcess server = serve(
                        "trusting",
                        redis,
                        "-Djavax.net.ssl.trustStore=" + own.store(),
                        "-Djavax.net.ssl.trustStorePassword=" + OwnCertificate.PASSWORD)) {
            PushClient push = new PushClient(URI.create(server.url()), TOKEN);
            server.awaitLogged("connected to the broker");

            assertThat(push.publish("news", "hello").statusCode()).isEqualTo(202);
            assertThat(push.get("push/news?after=earliest&wait=0").body()).contains("\"data\":\"hello\"");
            server.assertNoStackTrace();
        }
    }

    @Test
    void saysThatACertificateIsNotTrusted() throws IOException {
        Path directory = Files.createDirectories(scratch.resolve("stranger"));
        try (RedisProcess redis = RedisProcess.startTls(directory, OwnCertificate.in(directory));
                DuplexProcess server = serve("mistrusting", redis)) {
            PushClient push = new PushClient(URI.create(server.url()), TOKEN);
            server.awaitLogged("is away, trying again every second");

            assertThat(push.publish("news", "hello").statusCode()).isEqualTo(503);
            assertThat(server.errors()).anyMatch(line -> line.contains("unable to find valid certification path"));
            server.assertNoStackTrace();
        }
    }

    private static DuplexProcess serve(String name, RedisProcess redis, String... jvm) throws IOException {
        Path directory = Files.createDirectories(scratch.resolve(name));
        return Launch.in(directory, "--port", "0", "--broker", redis.uri(), "--set", "publish.token=" + TOKEN)
                .withJvm(jvm)
                .serve();
    }
}
