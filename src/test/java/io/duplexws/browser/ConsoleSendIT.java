package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Messages out and back: text, bytes, files, and how large they are. */
@ExtendWith(Browsing.class)
final class ConsoleSendIT {

    /** Remembers the classes of what arrives, below everything that the page does with it. */
    private static final String WATCH_TYPES = """
            window.arrived = [];
            window.WebSocket = class extends WebSocket {
              constructor(...all) {
                super(...all);
                this.addEventListener("message", ({ data }) => window.arrived.push(data.constructor.name));
              }
            };
            """;

    @Test
    void getsItsTextBack(Console console) {
        console.connect();
        console.send("Hello, World!");

        assertThat(console.row("send", 1)).satisfies(row -> {
            assertThat(row.preview()).isEqualTo("“Hello, World!”");
            assertThat(row.way()).isEqualTo("out");
            assertThat(row.wire()).isEqualTo("6 + 13 B");
            assertThat(row.details()).isEqualTo("text · 13 characters");
        });
        assertThat(console.row("message", 1)).satisfies(row -> {
            assertThat(row.preview()).isEqualTo("“Hello, World!”");
            assertThat(row.way()).isEqualTo("in");
            assertThat(row.wire()).isEqualTo("2 + 13 B");
            assertThat(row.time()).matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3}");
        });
    }

    @Test
    void getsEmojiAndChineseBackUnhurt(Console console) {
        String text = "👩‍👩‍👧 你好，世界 €";
        console.connect();
        console.send(text);

        assertThat(console.text("send-size")).startsWith("13 characters · 38 bytes");
        assertThat(console.row("message", 1).preview()).isEqualTo("“" + text + "”");
        assertThat(console.row("message", 1).wire()).isEqualTo("2 + 38 B");
    }

    @Test
    void getsAnEmptyMessageBack(Console console) {
        console.connect();
        console.send("");
        console.sendHex("");

        assertThat(console.row("message", 1).details()).isEqualTo("text · empty");
        assertThat(console.row("message", 1).wire()).isEqualTo("2 + 0 B");
        assertThat(console.row("message", 2).details()).isEqualTo("binary · empty");
    }

    @Test
    void getsBytesBackThatWereGivenAsHex(Console console) {
        console.connect();
        console.sendHex("0xde,ad:be-ef 00FF");

        assertThat(console.text("send-size")).startsWith("6 bytes · 12 on the wire");
        assertThat(console.row("message", 1).preview()).isEqualTo("de ad be ef 00 ff");
        assertThat(console.row("message", 1).details()).isEqualTo("binary · 6 bytes");
    }

    @Test
    void saysWhichCharacterIsNoHexDigit(Console console) {
        console.connect();
        console.sendHex("48 6g");
        assertThat(console.text("send-error")).contains("“g” at position 5 is no hex digit", "0–9 and a–f");
        console.sendHex("48 6");
        assertThat(console.text("send-error")).contains("“6” at position 4 stands alone", "like 06");
        console.sendHex("48 😀");
        assertThat(console.text("send-error")).contains("“😀” at position 4");

        assertThat(console.byId("hex").getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(console.count("send")).isZero();
    }

    @Test
    void getsAFileBack(Console console, @TempDir Path folder) throws IOException {
        byte[] bytes = new byte[200_000];
        bytes[0] = 0x42;
        Path file = Files.write(folder.resolve("sample.bin"), bytes);
        console.connect();
        console.sendFile(file);

        assertThat(console.row("send", 1).details()).isEqualTo("binary · 200,000 bytes · sample.bin");
        assertThat(console.row("message", 1).preview()).startsWith("42 00 00");
        assertThat(console.row("message", 1).wire()).isEqualTo("10 + 200,000 B");
    }

    @Test
    void asksForAFileWhenNoneIsChosen(Console console) {
        console.connect();
        console.click("tab-file");
        console.click("send");

        assertThat(console.text("send-error")).isEqualTo("No file is chosen; choose one, or drop it here.");
    }

    @Test
    void getsAMebibyteOfTextBack(Console console) {
        console.connect();
        console.send("é".repeat(512 * 1024));

        assertThat(console.row("message", 1).wire()).isEqualTo("10 + 1,048,576 B");
        assertThat(console.row("message", 1).details()).isEqualTo("text · 524,288 characters");
        console.shows("buffered", "0 B");
        assertThat(console.text("buffered-peak")).startsWith("peak ");
    }

    @Test
    void watchesFiftyMebibytesDrainWhenTheServerReadsAgain(Console console, @TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("ten.bin"), new byte[10 * 1024 * 1024]);
        console.connect("probe", "");
        console.send("{\"deaf\":3}");
        console.sendFile(file);
        for (int i = 1; i < 5; i++) {
            console.click("send");
        }

        assertThat(console.row("send", 6).details()).isEqualTo("binary · 10,485,760 bytes · ten.bin");
        assertThat(console.row("buffered", 1).details()).endsWith("B wait in the browser");
        console.send("{\"report\":true}");
        assertThat(console.row("buffered", 2).details()).startsWith("0 B: drained after ");
        console.select("message", 2);
        console.shows("detail", "\"bytes\": 52428800");
        console.shows("buffered", "0 B");
        assertThat(console.complaints()).isEmpty();
    }

    @Test
    void receivesBytesAsTheBinaryTypeSays(Console console) {
        console.script(WATCH_TYPES);
        console.connect();
        console.sendHex("00ff");
        console.row("message", 1);
        console.binaryType("arraybuffer");
        console.click("send");
        console.row("message", 2);
        console.binaryType("blob");
        console.click("send");

        assertThat(console.row("message", 3).preview()).isEqualTo("00 ff");
        assertThat(console.script("return window.arrived")).isEqualTo(List.of("Blob", "ArrayBuffer", "Blob"));
    }

    @Test
    void keepsTheBinaryTypeForTheNextConnection(Console console) {
        console.script(WATCH_TYPES);
        console.binaryType("arraybuffer");
        console.connect();
        console.sendHex("01");
        console.row("message", 1);

        assertThat(console.script("return window.arrived")).isEqualTo(List.of("ArrayBuffer"));
    }
}
