package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The code for other clients, copied from the page and run as it stands. */
@ExtendWith(Browsing.class)
final class CopyAsIT {

    /** Everything that means something to a shell, to Java or to JavaScript. */
    private static final String MESSAGE =
            "it's \"quoted\" $HOME $(id) `id` \\ \\u0041 100% %s !x\nsecond line\tÜ 你好 😀 </script>";

    /** Shows what it was given, each argument between brackets, and then the bytes of its input. */
    private static final String STAND_IN = """
            #!/bin/sh
            printf '[%s]\\n' "$@"
            od -An -tx1 -v | tr -d ' \\n'
            """;

    @TempDir
    Path scratch;

    @Test
    void upgradesWithCurl(Console console) throws Exception {
        setUp(console, "ws?a=$HOME&b=it's%20", "chat.v9, chat.v2");

        // Nothing comes after the handshake, so curl waits as long as it was told, and then says so.
        assertThat(run("sh", "-c", code(console, "curl") + "test $? = 28"))
                .contains("HTTP/1.1 101")
                .containsIgnoringCase("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
                .containsIgnoringCase("Sec-WebSocket-Protocol: chat.v2");
    }

    @Test
    void compilesAndEchoesWithJava(Console console) throws Exception {
        setUp(console, "echo_once?a={b}|%zz", "chat.v9, chat.v2");

        assertThat(runJava(code(console, "java")))
                .contains("open chat.v2\n", "text " + MESSAGE + "\n", "close ")
                .contains("1000");
    }

    @Test
    void sendsBytesWithJava(Console console) throws Exception {
        Picks.open(console, "templates").use("Bytes 0 to 255");
        console.fill("url", console.socketUrl("echo_once"));

        assertThat(runJava(code(console, "java"))).contains("binary 256 bytes\n");
    }

    @Test
    void readsALongMessageFromAFile(Console console) throws Exception {
        Picks.open(console, "templates").use("64 KiB");
        console.fill("url", console.socketUrl("echo_once"));
        String code = code(console, "java");
        assertThat(code).contains("// The message has more than 16,384 bytes: keep it in the file message.txt.");
        Files.writeString(scratch.resolve("message.txt"), "from a file");

        assertThat(runJava(code)).contains("text from a file\n");
    }

    @Test
    void echoesWithJavaScriptInAPage(Console console) {
        setUp(console, "echo_once", "chat.v9, chat.v2");
        console.binaryType("arraybuffer");
        String code = code(console, "javascript");
        assertThat(code).contains("socket.binaryType = \"arraybuffer\";").doesNotContain("</");
        console.press(Keys.ESCAPE);

        console.script("window.logged = [];" + code.replace("console.log(", "window.logged.push("));

        console.until(() -> logged(console).contains("close"), () -> "logged: " + logged(console));
        assertThat(logged(console)).containsSubsequence("open", "chat.v2", "message", MESSAGE, "close", "1000");
    }

    @Test
    void quotesForWebsocat(Console console) throws Exception {
        setUp(console, "ws?a=it's$HOME", "chat.v9, chat.v2");

        List<String> said = runWebsocat(code(console, "websocat"));

        assertThat(said)
                .contains("[--null-terminated]", "[--text]", "[chat.v9, chat.v2]")
                .containsSubsequence("[--origin]", "[" + console.base().replaceFirst("/$", "") + "]");
        // A browser writes the quote in a query as %27.
        assertThat(said).contains("[" + console.socketUrl("ws?a=it%27s$HOME") + "]");
        assertThat(said.get(said.size() - 1)).isEqualTo(hex(MESSAGE + "\0"));
    }

    @Test
    void givesWebsocatOneLineOrBytes(Console console) throws Exception {
        console.fill("text", "one line 100%");
        List<String> line = runWebsocat(code(console, "websocat"));
        assertThat(line).contains("[--linemode-strip-newlines]").doesNotContain("[--null-terminated]");
        assertThat(line.get(line.size() - 1)).isEqualTo(hex("one line 100%\n"));
        console.press(Keys.ESCAPE);

        console.click("tab-hex");
        console.fill("hex", "00 25 27 5c ff");
        List<String> bytes = runWebsocat(code(console, "websocat"));
        assertThat(bytes).contains("[--binary]");
        assertThat(bytes.get(bytes.size() - 1)).isEqualTo("0025275cff");
    }

    @Test
    void copiesByItsButton(Console console) {
        String code = code(console, "javascript");
        console.click("as-javascript");
        console.click("copy-javascript");
        console.shows("copy-javascript", "Copied");
        console.press(Keys.ESCAPE);
        console.click("text");
        console.pressWithControl("a");
        console.pressWithControl("v");

        assertThat(console.value("text")).isEqualTo(code);
    }

    @Test
    void movesBetweenTheClientsByArrows(Console console) {
        console.byId("copy-as").sendKeys(Keys.ENTER);
        assertThat(console.focused()).isEqualTo("as-curl");

        console.press(Keys.ARROW_LEFT);

        assertThat(console.focused()).isEqualTo("as-javascript");
        assertThat(console.byId("code-javascript").isDisplayed()).isTrue();
    }

    @Test
    void saysWhatIsMissing(Console console) {
        console.click("tab-hex");
        console.fill("hex", "0g");
        console.click("copy-as");
        assertThat(console.text("copy-as-problem")).startsWith("The message is left out: “g” at position 2");
        assertThat(console.text("code-javascript")).doesNotContain("send(");
        console.press(Keys.ESCAPE);

        console.fill("url", "ftp://host/");
        console.click("copy-as");
        assertThat(console.text("copy-as-problem")).startsWith("There is nothing to show yet: “ftp://host/”");
        assertThat(console.byId("copy-as-code").isDisplayed()).isFalse();
    }

    private static void setUp(Console console, String path, String protocols) {
        console.fill("url", console.socketUrl(path));
        console.fill("protocols", protocols);
        console.fill("text", MESSAGE);
    }

    private static String code(Console console, String client) {
        console.click("copy-as");
        return console.text("code-" + client);
    }

    private static List<String> logged(Console console) {
        List<?> logged = (List<?>) console.script("return window.logged.map(String)");
        return logged.stream().map(String::valueOf).toList();
    }

    private List<String> runWebsocat(String code) throws Exception {
        Path standIn = Files.writeString(scratch.resolve("websocat"), STAND_IN);
        assertThat(standIn.toFile().setExecutable(true)).isTrue();
        return run("sh", "-c", code).lines().toList();
    }

    private String runJava(String code) throws Exception {
        Files.writeString(scratch.resolve("Client.java"), code);
        String libraries = System.getProperty("java.class.path");
        run(tool("javac"), "-Xlint:all,-path,-processing,-classfile", "-Werror", "-cp", libraries, "Client.java");
        String classPath = scratch + File.pathSeparator + libraries;
        return run(
                tool("java"),
                "-Dfile.encoding=UTF-8",
                "-Dsun.stdout.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                classPath,
                "Client");
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(scratch.toFile()).redirectErrorStream(true);
        builder.environment().merge("PATH", scratch.toString(), (path, first) -> first + File.pathSeparator + path);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            hex.append("%02x".formatted(unit));
        }
        return hex.toString();
    }
}
