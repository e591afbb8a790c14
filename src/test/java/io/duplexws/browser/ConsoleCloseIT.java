package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The end of a connection: by the server, by the page, and what the browser does not let a page say. */
@ExtendWith(Browsing.class)
final class ConsoleCloseIT {

    @Test
    void showsTheGoodbyeOfTheServer(Console console) {
        console.connect();
        console.send("over");

        Row close = console.row("close", 1);
        assertThat(close.title()).isEqualTo("close 1000");
        assertThat(close.preview()).isEqualTo("“the client said over”");
        assertThat(close.way()).isEqualTo("in");
        assertThat(close.wire()).isEqualTo("close 2 + 22 B");
        assertThat(console.count("message")).isZero();
        console.select("close", 1);
        console.shows("detail", "1000 Normal Closure");
        assertThat(console.text("detail"))
                .contains("The purpose of the connection is fulfilled.", "true: both sides said close");
    }

    @Test
    void echoesOnceWhereTheServerEndsAfterOneMessage(Console console) {
        console.connect("echo_once", "");
        console.send("only once");

        assertThat(console.row("message", 1).preview()).isEqualTo("“only once”");
        assertThat(console.row("close", 1).title()).isEqualTo("close 1000");
    }

    @Test
    void showsItsOwnCodeAndReason(Console console) {
        console.connect();
        console.close("4001", "bye");

        Row close = console.row("close", 1);
        assertThat(console.row("closing", 1).preview()).isEqualTo("“bye”");
        assertThat(console.row("closing", 1).wire()).isEqualTo("close 6 + 5 B");
        assertThat(close.title()).isEqualTo("close 4001");
        assertThat(close.preview()).isEqualTo("“bye”");
        assertThat(close.details()).contains("Private Use", "clean").doesNotContain("not clean");
        console.select("close", 1);
        console.shows("detail", "true: both sides said close");
    }

    @Test
    void takesAReasonOfExactly123Bytes(Console console) {
        console.connect();
        console.close("4000", "ü".repeat(61) + "!");

        assertThat(console.text("close-bytes")).isEqualTo("123 of 123 bytes");
        assertThat(console.row("close", 1).title()).isEqualTo("close 4000");
        assertThat(console.text("close-error")).isEmpty();
    }

    /** What comes back is the server's choice: Tomcat answers a close frame without a code with 1000. */
    @Test
    void sendsNoCodeWhenNoneIsGiven(Console console) {
        console.connect();
        console.click("close-toggle");
        console.click("close-plain");

        assertThat(console.row("closing", 1).title()).isEqualTo("close()");
        assertThat(console.row("closing", 1).wire()).isEqualTo("close 6 + 0 B");
        assertThat(console.row("close", 1).title()).isIn("close 1000", "close 1005");
    }

    @ParameterizedTest
    @CsvSource({"999, Not A Close Code", "1001, Going Away", "1006, Abnormal Closure", "5000, Not A Close Code"})
    void saysWhichCodesAPageMayGive(String code, String name, Console console) {
        console.connect();
        console.close(code, "");

        assertThat(console.text("close-error"))
                .isEqualTo("“%s” (%s) is not for a page to send; close() takes 1000, or 3000 to 4999."
                                .formatted(code, name)
                        + " (InvalidAccessError)");
        assertThat(console.byId("close-code").getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(console.focused()).isEqualTo("close-code");
        assertThat(console.row("refused", 1).title()).isEqualTo("close() refused");
        assertThat(console.state()).isEqualTo("1 OPEN");
    }

    @Test
    void saysThatACodeMustBeANumber(Console console) {
        console.connect();
        console.close("abc", "");

        assertThat(console.text("close-error")).startsWith("“abc” is no number; wanted is 1000, or 3000 to 4999.");
    }

    @Test
    void saysThatAReasonNeedsACode(Console console) {
        console.connect();
        console.close("", "why");

        assertThat(console.text("close-error")).startsWith("A reason travels only behind a code");
    }

    @Test
    void saysHowLongAReasonMayBe(Console console) {
        console.connect();
        console.close("4000", "ü".repeat(62));

        assertThat(console.text("close-error"))
                .isEqualTo("The reason has 124 bytes as UTF-8; a close frame holds at most 123. (SyntaxError)");
        assertThat(console.byId("close-reason").getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(console.text("close-bytes")).isEqualTo("124 of 123 bytes");
        assertThat(console.state()).isEqualTo("1 OPEN");
    }

    @Test
    void saysThatAMessageAfterTheEndIsLost(Console console) {
        console.connect();
        console.click("close");
        console.row("close", 1);
        console.send("too late");

        assertThat(console.text("send-error")).contains("readyState is 3 CLOSED", "throws the message away");
        assertThat(console.row("send", 1).wire()).isEqualTo("not sent");
    }

    @Test
    void saysThatASecondCloseHasNoEffect(Console console) {
        console.connect();
        console.click("close");
        console.row("close", 1);
        console.click("close");

        assertThat(console.text("close-error")).startsWith("close() had no effect");
    }
}
