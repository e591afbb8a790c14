package io.duplexws.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.duplexws.handshake.Ask;
import io.duplexws.handshake.Broken;
import io.duplexws.harness.Dial;
import io.duplexws.harness.HttpAnswer;
import io.duplexws.harness.RawSocket;
import io.duplexws.harness.Recorder;
import java.io.File;
import java.net.URL;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The executable WAR, as it is, dropped into an ordinary Tomcat. */
@ArquillianTest
class WarOnTomcatIT {

    @ArquillianResource
    private URL base;

    @Deployment(testable = false)
    static WebArchive war() {
        return ShrinkWrap.create(ZipImporter.class, "duplex.war")
                .importFrom(new File(System.getProperty("war")))
                .as(WebArchive.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "", "\uD83D\uDE00"})
    void echoes(String text) throws Exception {
        Recorder client = dial("ws").connect().assertOpen();

        client.send(text);
        client.assertText(text);
        client.send("over");

        client.assertClosed(1000, "the client said over");
    }

    @Test
    void echoesMessageLargerThanTheServersBuffers() throws Exception {
        byte[] bytes = new byte[3_000_000];
        Recorder client = dial("ws").connect().assertOpen();

        client.send(bytes);

        client.assertBinary(bytes);
    }

    @Test
    void echoesOnce() throws Exception {
        Recorder client = dial("echo_once").connect().assertOpen();

        client.send("hello");

        client.assertText("hello").assertClosed(1000, "one message echoed");
    }

    @Test
    void agreesOnSubprotocol() throws Exception {
        dial("ws").offering("chat.v1", "chat.v2").connect().assertOpen("chat.v2");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HEAD", "FOREIGN_ORIGIN", "SIZED_BODY", "CHUNKED_BODY"})
    void refusesBrokenHandshakeWithTheReasonAndCloses(Broken broken) throws Exception {
        try (RawSocket socket = RawSocket.to(base.getPort())) {
            socket.send(broken.in(Ask.good()).text(base.getPath() + "ws"));
            HttpAnswer answer = socket.readAnswer();

            assertThat(answer.status()).isEqualTo(broken.status());
            assertThat(answer.body()).startsWith(broken.claim());
            socket.assertClosed();
        }
    }

    @Test
    void explainsTheHandshakeAndRunsOnThatServersOwnClasses() throws Exception {
        HttpAnswer answer = get("handshake");

        JsonObject told = JsonParser.parseString(answer.body()).getAsJsonObject();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(told.getAsJsonArray("rules")).hasSize(8);
        // The embedded part brings another version.
        assertThat(told.get("server").getAsString())
                .isEqualTo("Apache Tomcat/" + System.getProperty("tomcat.home").replaceFirst(".*tomcat-", ""));
    }

    @Test
    void sendsStrictHeadersWithItsPages() throws Exception {
        HttpAnswer answer = get("");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe-inline");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org/springframework/boot/loader/launch/WarLauncher.class",
                "org/springframework/boot/loader/launch/",
                "WEB-INF/lib-provided/duplex-cli.jar",
                "META-INF/MANIFEST.MF"
            })
    void servesNothingOfTheExecutablePart(String path) throws Exception {
        assertThat(get(path).status()).isEqualTo(404);
    }

    @Test
    void hasNothingOfTheEmbeddedPartWhereAServerLooksForClasses() throws Exception {
        try (ZipFile war = new ZipFile(System.getProperty("war"))) {
            List<String> names = war.stream().map(ZipEntry::getName).toList();

            assertThat(names).anyMatch(name -> name.startsWith("WEB-INF/lib-provided/tomcat-embed-core"));
            assertThat(names).noneMatch(name -> name.startsWith("WEB-INF/classes/io/duplexws/cli"));
            assertThat(names.stream().filter(name -> name.matches("WEB-INF/lib/.+")))
                    .singleElement()
                    .asString()
                    .startsWith("WEB-INF/lib/gson-");
        }
    }

    private Dial dial(String name) {
        return Dial.to("ws://" + base.getHost() + ":" + base.getPort() + base.getPath() + name);
    }

    private HttpAnswer get(String path) throws Exception {
        try (RawSocket socket = RawSocket.to(base.getPort())) {
            socket.send("GET " + base.getPath() + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            return socket.readAnswer();
        }
    }
}
