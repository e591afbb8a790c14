package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The probe card: each command against the real server, and what is answered beside it. */
@ExtendWith(Browsing.class)
final class ProbePanelIT {

    private static final int MORE_STOPS_THAN_THERE_ARE = 60;
    private static final String LONG_SILENCE = "{\"silent\":60,\"ref\":1}";

    @Test
    void explainsItselfWithoutAConnection(Console console) {
        ProbeCard card = new ProbeCard(console);
        assertThat(console.text("probe-state")).startsWith("There is no connection yet.");
        assertThat(console.byId("probe-form").isDisplayed()).isFalse();

        console.click("probe-toggle");
        card.send();

        assertThat(console.text("probe-error")).startsWith("There is no connection yet.");
        assertThat(console.count("send")).isZero();
        assertThat(card.items()).isEmpty();
    }

    @Test
    void connectsByItsOwnButton(Console console) {
        new ProbeCard(console).connect();

        assertThat(console.value("url")).isEqualTo(console.socketUrl("probe"));
        assertThat(console.state()).isEqualTo("1 OPEN");
        assertThat(console.byId("probe-form").isDisplayed()).isTrue();
        assertThat(console.byId("probe-connect").isDisplayed()).isFalse();
        assertThat(console.focused()).isEqualTo("probe-tab-send");
    }

    @Test
    void wantsAProbeAndNoOtherEndpoint(Console console) {
        ProbeCard card = new ProbeCard(console);
        console.connect();
        assertThat(console.text("probe-state")).startsWith("The connection is not one to /probe of this server");

        console.click("probe-toggle");
        card.send();

        assertThat(console.text("probe-error")).startsWith("The connection is not one to /probe");
        assertThat(console.count("send")).isZero();
        card.connect();
        assertThat(console.text("probe-error")).isEmpty();
        assertThat(card.ask()).contains("Sent 1 × 64 B of text");
    }

    @Test
    void takesAProbeOfAnotherServerForAForeignEndpoint(Console console) {
        console.attempt(console.socketUrl("probe").replace("localhost", "127.0.0.1"), "");

        console.shows("probe-state", "The connection is not one to /probe of this server");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            send   | Sent 1 × 64 B of text, frames each: 4, CRC-32 [0-9a-f]{8}\\.
            ping   | Pong after \\d+\\.\\d\\d ms\\.
            close  | Closed with 4001 “bye”\\.
            report | Nothing has arrived since the last report\\.
            echo   | Echoes from the next message on, each 200 ms later\\.
            status | Agreed in the handshake:
            """)
    void showsTheAnswerBesideItsCommand(String verb, String sentence, Console console) {
        ProbeCard card = new ProbeCard(console).connect();
        card.choose(verb);
        String command = console.value("probe-json");

        String answer = card.ask();

        assertThat(command).startsWith("{\"" + verb + "\":").endsWith(",\"ref\":1}");
        assertThat(answer).containsPattern(sentence).contains(command).containsPattern("after [\\d.]+ m?s");
        assertThat(card.tone()).isEqualTo("good");
        assertThat(console.text("probe-spoken")).containsPattern(verb + ": " + sentence);
        assertThat(console.row("send", 1).preview()).isEqualTo("“" + command + "”");
    }

    @ParameterizedTest
    @CsvSource({"silent, Was silent for 0.2 s.", "deaf, Read nothing for 0.2 s."})
    void waitsAsLongAsItIsTold(String verb, String sentence, Console console) {
        ProbeCard card = new ProbeCard(console).connect();
        card.choose(verb);
        card.fill(verb, verb, "0.2");
        card.fill(verb, "after", "0.1");

        card.send();
        console.until(() -> card.items().size() == 1, () -> "no command is shown");

        assertThat(card.answer())
                .contains("{\"" + verb + "\":0.2,\"after\":0.1,\"ref\":1}")
                .contains(sentence);
    }

    @Test
    void sendsAsManyMessagesAsItIsTold(Console console) {
        ProbeCard card = new ProbeCard(console).connect();
        card.select("send", "kind", "utf8");
        card.fill("send", "bytes", "11");
        card.fill("send", "frames", "");
        card.fill("send", "times", "3");
        card.fill("send", "every", "5");
        assertThat(console.value("probe-json"))
                .isEqualTo("{\"send\":\"text\",\"content\":\"utf8\",\"bytes\":11,\"times\":3,\"every\":5,\"ref\":1}");

        assertThat(card.ask()).contains("Sent 3 × 11 B of text, frames each: 1,");

        assertThat(console.row("message", 3).preview()).isEqualTo("“aé你😀x”");
        card.select("send", "kind", "binary");
        assertThat(card.ask()).contains("B of binary");
    }

    @Test
    void reportsWhatArrivedAsATable(Console console) {
        ProbeCard card = new ProbeCard(console).connect();
        console.send("hello");
        console.send("grüße");
        console.sendHex("00 01 02");
        card.choose("report");

        assertThat(card.ask().lines())
                .contains("Arrived since the last report: " + after(card))
                .contains("text binary", "messages 2 1", "bytes 12 3", "largest, in bytes 7 3")
                .anyMatch(line -> line.matches("CRC-32 of the last 346e49ed [0-9a-f]{8}"));
    }

    @Test
    void showsWhatWasAgreedInTheHandshake(Console console) {
        console.connect("probe", "chat.v1");
        ProbeCard card = new ProbeCard(console);
        card.choose("status");

        assertThat(card.ask().lines())
                .contains("subprotocol chat.v1", "extensions none", "transport not encrypted (ws:)", "version 13");
    }

    @Test
    void echoesUntilItIsToldOtherwise(Console console) {
        ProbeCard card = new ProbeCard(console).connect();
        card.choose("echo");
        card.fill("echo", "delay", "1");
        card.ask();
        console.send("there and back");
        assertThat(console.row("message", 2).preview()).isEqualTo("“there and back”");

        card.select("echo", "echo", "false");

        assertThat(card.ask())
                .contains("{\"echo\":false,\"delay\":1,\"ref\":2}")
                .contains("Echoes no more.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            send   | bytes  | many     | “many” is no whole number from 0 to 16,777,216.
            send   | bytes  | 20000000 | “20000000” is no whole number from 0 to 16,777,216.
            send   | frames | 0        | “0” is no whole number from 1 to 65,536.
            send   | times  | 1.5      | “1.5” is no whole number from 1 to 1,000.
            send   | after  | -1       | “-1” is no number from 0 to 600.
            silent | silent | ''       | Nothing stands here: wanted a number from 0 to 600.
            deaf   | deaf   | 601      | “601” is no number from 0 to 600.
            echo   | delay  | soon     | “soon” is no number from 0 to 600,000.
            close  | close  | 1006     | “1006” (Abnormal Closure) is not for a server to send: wanted 1000 to 1003,
            close  | close  | four     | “four” is no whole number from 1000 to 4999.
            """)
    void saysBesideTheFieldWhatIsWrong(String verb, String name, String input, String sentence, Console console) {
        ProbeCard card = new ProbeCard(console).connect();
        card.choose(verb);
        card.fill(verb, name, input);

        card.send();

        String field = "probe-" + verb + "-" + name;
        assertThat(card.problem(verb, name)).startsWith(sentence);
        assertThat(console.byId(field).getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(console.byId(field).getDomAttribute("aria-describedby")).isEqualTo(field + "-error");
        assertThat(console.focused()).isEqualTo(field);
        assertThat(console.count("send")).isZero();
        card.fill(verb, name, "1");
        assertThat(card.problem(verb, name)).isEmpty();
    }

    @Test
    void saysWhichFieldsDoNotGoTogether(Console console) {
        ProbeCard card = new ProbeCard(console).connect();
        card.fill("send", "bytes", "3000000");
        card.fill("send", "frames", "2");
        card.fill("send", "times", "1000");
        card.fill("send", "every", "700");

        card.send();

        assertThat(card.problem("send", "frames"))
                .isEqualTo("A frame has at most 1,048,576 bytes: wanted at least 3 frames for 3,000,000 bytes.");
        assertThat(card.problem("send", "every")).isEqualTo("So many times take 699.3 s: wanted at most 600 s.");
        assertThat(console.focused()).isEqualTo("probe-send-frames");
    }

    @Test
    void countsTheBytesOfAText(Console console) {
        ProbeCard card = new ProbeCard(console).connect();
        card.choose("ping");
        card.fill("ping", "ping", "ü".repeat(63));
        assertThat(console.text("probe-ping-ping-limit")).isEqualTo("126 of 125 bytes");

        card.send();

        assertThat(card.problem("ping", "ping"))
                .isEqualTo("As UTF-8 this has 126 bytes; such a frame holds at most 125.");
    }

    @Test
    void sendsWhatIsWrittenByHandAndShowsTheServersSentence(Console console) {
        ProbeCard card = new ProbeCard(console).connect();
        card.write("{\"close\":1006,\"ref\":1}");
        assertThat(console.text("probe-note")).startsWith("Written by hand");

        assertThat(card.ask())
                .contains(
                        "Error 400: close is 1006: it stands for the missing close frame, and never goes over the wire");

        assertThat(card.tone()).isEqualTo("bad");
        assertThat(console.value("probe-json"))
                .as("the next one has its own ref")
                .isEqualTo("{\"close\":1006,\"ref\":2}");
        card.write("{\"send\"");
        assertThat(card.ask()).contains("Error 400: no JSON object: \"{\"send\"\"");
        console.click("probe-rewrite");
        assertThat(console.value("probe-json"))
                .startsWith("{\"send\":\"text\",")
                .endsWith("\"ref\":3}");
        assertThat(console.focused()).isEqualTo("probe-json");
    }

    @Test
    void saysThatAMessageIsNoCommand(Console console) {
        ProbeCard card = new ProbeCard(console).connect();
        card.write("report");
        card.send();

        assertThat(console.text("probe-error")).startsWith("This does not begin with {, so /probe counted it");
        assertThat(card.items()).isEmpty();
    }

    @Test
    void showsTheAnswersToCommandsOfTheSendCardAsWell(Console console) {
        ProbeCard card = new ProbeCard(console).connect();
        console.send("{\"ping\":\"a\",\"ref\":\"mine\"}");

        assertThat(card.answer()).contains("\"ref\":\"mine\"").contains("Pong after");
    }

    @Test
    void connectsWithTheCommandInTheQuery(Console console) {
        ProbeCard card = new ProbeCard(console);
        console.click("probe-toggle");
        card.choose("close");
        card.fill("close", "reason", "bye & gone");
        String url = console.socketUrl("probe?close=4001&reason=bye%20%26%20gone");
        assertThat(console.text("probe-query")).isEqualTo(url);

        console.click("probe-open");

        assertThat(card.answer()).contains("?close=4001&reason=").contains("Closed with 4001 “bye & gone”.");
        assertThat(console.value("url")).isEqualTo(url);
        assertThat(console.text("probe-state")).startsWith("The connection to /probe has ended");
        card.write("{\"send\":{}}");
        assertThat(console.text("probe-query")).startsWith("A query can say only one flat object");
        assertThat(console.byId("probe-open").isDisplayed()).isFalse();
    }

    @Test
    void copiesTheCommandAndTheUrl(Console console) {
        new ProbeCard(console).connect();
        String command = console.value("probe-json");
        String url = console.text("probe-query");

        console.click("probe-copy");
        console.shows("probe-copy", "Copied");
        assertThat(clipboard(console)).isEqualTo(command);
        console.click("probe-copy-query");
        console.shows("probe-copy-query", "Copied");
        assertThat(clipboard(console)).isEqualTo(url);
    }

    @Test
    void saysWhichCommandsWereNeverAnswered(Console console) {
        ProbeCard card = new ProbeCard(console).connect();
        card.write(LONG_SILENCE);
        card.send();
        console.click("close");
        assertThat(card.answer()).contains("The connection ended with 1000 before this was answered.");
        assertThat(card.tone()).isEqualTo("bad");

        card.connect();
        card.send();
        console.connect();
        assertThat(card.answer()).contains("Another connection took the place of this one");
    }

    @Test
    void keepsTheLatestExchanges(Console console) {
        ProbeCard card = new ProbeCard(console).connect();
        card.choose("report");
        for (int i = 0; i < 8; i++) {
            card.ask();
        }

        assertThat(card.items()).hasSize(5);
        assertThat(card.answer()).contains("\"ref\":8}");
    }

    @Test
    void worksWithoutAMouse(Console console) {
        ProbeCard card = new ProbeCard(console);
        tabTo(console, "probe-connect");
        console.press(Keys.ENTER);
        console.shows("probe-state", "Connected to /probe");
        assertThat(console.focused()).isEqualTo("probe-tab-send");

        console.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        assertThat(console.focused()).isEqualTo("probe-tab-ping");
        console.press(Keys.TAB);
        assertThat(console.focused()).isEqualTo("probe-ping-ping");
        console.pressWithControl("a");
        console.press("hi", Keys.ENTER);
        assertThat(card.answer()).contains("{\"ping\":\"hi\",\"ref\":1}").contains("Pong after");

        tabTo(console, "probe-json");
        console.pressWithControl(Keys.ENTER);
        console.until(() -> card.items().size() == 2, () -> "Ctrl Enter did not send");
        assertThat(card.answer()).contains("\"ref\":2}");
    }

    private static String after(ProbeCard card) {
        return card.answer()
                .lines()
                .filter(line -> line.contains("after "))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".*(after .*)", "$1");
    }

    /** Pasted into a field of the page, as a person would look at it. */
    private static String clipboard(Console console) {
        console.click("text");
        console.pressWithControl("a");
        console.pressWithControl("v");
        return console.value("text");
    }

    private static void tabTo(Console console, String id) {
        List<String> passed = new ArrayList<>();
        while (!console.focused().equals(id)) {
            passed.add(console.focused());
            assertThat(passed).as("stops before #" + id).hasSizeLessThan(MORE_STOPS_THAN_THERE_ARE);
            console.press(Keys.TAB);
        }
    }
}
