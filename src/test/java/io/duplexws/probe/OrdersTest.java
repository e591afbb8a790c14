package io.duplexws.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import io.duplexws.probe.Command.Order;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrdersTest {

    private static final Duration NONE = Duration.ZERO;

    @Test
    void sendsOneFrameOf64BytesOnceUnlessTold() throws Refused {
        assertThat(command("{'send':'text'}")).isEqualTo(new Command.Send(Content.ASCII, 64, 1, 1, NONE));
        assertThat(command("{'send':'binary'}")).isEqualTo(new Command.Send(Content.BINARY, 64, 1, 1, NONE));
    }

    @Test
    void readsAllThatGoesWithSend() throws Refused {
        assertThat(command("{'send':'text','content':'utf8','bytes':1000,'frames':4,'times':3,'every':250}"))
                .isEqualTo(new Command.Send(Content.UTF8, 1_000, 4, 3, Duration.ofMillis(250)));
    }

    @Test
    void takesAsManyFramesAsALargeMessageNeeds() throws Refused {
        assertThat(command("{'send':'binary','bytes':16777216}"))
                .isEqualTo(new Command.Send(Content.BINARY, 16 << 20, 16, 1, NONE));
    }

    @Test
    void readsTheOtherCommands() throws Refused {
        assertThat(command("{'silent':0.5}")).isEqualTo(new Command.Silent(Duration.ofMillis(500)));
        assertThat(command("{'deaf':600}")).isEqualTo(new Command.Deaf(Duration.ofSeconds(600)));
        assertThat(command("{'ping':''}")).isEqualTo(new Command.Ping(""));
        assertThat(command("{'close':4001,'reason':'bye'}")).isEqualTo(new Command.Close(4001, "bye"));
        assertThat(command("{'close':1000}")).isEqualTo(new Command.Close(1000, ""));
        assertThat(command("{'report':true}")).isEqualTo(new Command.Report());
        assertThat(command("{'echo':true,'delay':40}")).isEqualTo(new Command.Echo(true, Duration.ofMillis(40)));
        assertThat(command("{'echo':false}")).isEqualTo(new Command.Echo(false, NONE));
        assertThat(command("{'status':true}")).isEqualTo(new Command.Status());
    }

    @Test
    void readsRefAndAfterOfEveryCommand() throws Refused {
        Order order = Orders.parse(json("{'ping':'a','ref':7,'after':1.5}"));

        assertThat(order.ref()).isEqualTo(new JsonPrimitive(7));
        assertThat(order.after()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(Orders.parse(json("{'ping':'a'}")).ref()).isEqualTo(JsonNull.INSTANCE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'bytes':1}|400|a command with none of send, silent, deaf, ping, close, report, echo, status: \"{\"bytes\":1}\"",
                "{'send':'text','ping':'a'}|400|a command with several of send, silent, deaf, ping, close, report, echo, status:"
                        + " \"{\"send\":\"text\",\"ping\":\"a\"}\"",
                "{'ping':'a','bytes':1}|400|\"bytes\" does not go with ping",
                "{'send':'json'}|400|send is \"json\": wanted text or binary",
                "{'send':7}|400|send is 7: wanted a string",
                "{'send':'text','content':'latin1'}|400|content is \"latin1\": wanted ascii or utf8",
                "{'send':'binary','content':'utf8'}|400|\"content\" goes with text only",
                "{'send':'text','bytes':'5'}|400|bytes is \"5\": wanted a whole number from 0 to 16777216",
                "{'send':'text','bytes':-1}|400|bytes is -1: wanted a whole number from 0 to 16777216",
                "{'send':'text','bytes':1.5}|400|bytes is 1.5: wanted a whole number from 0 to 16777216",
                "{'send':'text','bytes':1e3}|400|bytes is 1e3: wanted a whole number from 0 to 16777216",
                "{'send':'text','bytes':16777217}|413|bytes is 16777217: wanted a whole number from 0 to 16777216",
                "{'send':'text','frames':0}|400|frames is 0: wanted a whole number from 1 to 65536",
                "{'send':'text','bytes':1048577,'frames':1}|413|frames is 1: wanted at least 2 for 1048577 bytes, because"
                        + " a frame has at most 1048576",
                "{'send':'text','times':1001}|413|times is 1001: wanted a whole number from 1 to 1000",
                "{'send':'text','every':600001}|413|every is 600001: wanted a number of milliseconds from 0 to 600000",
                "{'send':'text','times':1000,'every':1000}|413|1000 times every 1000 ms take 999 s: wanted at most 600 s",
                "{'silent':601}|413|silent is 601: wanted a number of seconds from 0 to 600",
                "{'silent':true}|400|silent is true: wanted a number of seconds from 0 to 600",
                "{'deaf':'long'}|400|deaf is \"long\": wanted a number of seconds from 0 to 600",
                "{'ping':'a','after':601}|413|after is 601: wanted a number of seconds from 0 to 600",
                "{'report':false}|400|report is false: wanted true",
                "{'echo':'yes'}|400|echo is \"yes\": wanted true or false",
                "{'echo':true,'delay':600001}|413|delay is 600001: wanted a number of milliseconds from 0 to 600000",
                "{'close':'bye'}|400|close is \"bye\": wanted a whole number from 0 to 65535",
                "{'close':null}|400|close is null: wanted a whole number from 0 to 65535",
                "{'ping':'a'}{}|400|no JSON object: \"{\"ping\":\"a\"}{}\"",
                "{ping:1}|400|no JSON object: \"{ping:1}\"",
            })
    void saysWhatIsWrong(String text, int code, String sentence) {
        Refused refused = refusal(text);

        assertThat(refused).hasMessage(sentence);
        assertThat(refused.code()).isEqualTo(code);
    }

    @Test
    void measuresPingsAndReasonsInBytes() {
        assertThat(refusal("{'ping':'" + "é".repeat(63) + "'}"))
                .hasMessage("ping has 126 bytes: wanted at most 125 bytes of UTF-8");
        assertThat(refusal("{'close':1000,'reason':'" + "é".repeat(62) + "'}"))
                .hasMessage("reason has 124 bytes: wanted at most 123 bytes of UTF-8");
    }

    @Test
    void namesTheCommandThatItRefuses() {
        assertThat(refusal("{'silent':-1,'ref':'x'}").ref()).isEqualTo(new JsonPrimitive("x"));
    }

    @Test
    void refusesLongRef() {
        Refused refused = refusal("{'ping':'','ref':'" + "x".repeat(255) + "'}");

        assertThat(refused).hasMessage("ref has 257 characters of JSON: wanted at most 256");
        assertThat(refused.ref()).isEqualTo(JsonNull.INSTANCE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999})
    void closesWithEveryCodeThatMayBeSent(int code) throws Refused {
        assertThat(command("{'close':" + code + "}")).isEqualTo(new Command.Close(code, ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1010, 1015, 1016, 2999, 5000, 65_535})
    void saysWhyACodeMayNotBeSent(int code) {
        assertThat(refusal("{'close':" + code + "}"))
                .hasMessageStartingWith("close is " + code + ": ")
                .hasMessageContaining("(RFC 6455 section 7.4");
    }

    @Test
    void readsTheSameFromAQuery() throws Refused {
        assertThat(ofQuery("send", "text", "bytes", "65536", "frames", "4").command())
                .isEqualTo(new Command.Send(Content.ASCII, 65_536, 4, 1, NONE));
        Order order = ofQuery("close", "4001", "reason", "42", "after", "2", "ref", "a");
        assertThat(order.command()).isEqualTo(new Command.Close(4001, "42"));
        assertThat(order.after()).isEqualTo(Duration.ofSeconds(2));
        assertThat(order.ref()).isEqualTo(new JsonPrimitive("a"));
        assertThat(ofQuery("status", "true", "trace", "AAAAAAAAAAAAAAAAAAAAAA.1")
                        .command())
                .isEqualTo(new Command.Status());
        assertThat(ofQuery("echo", "true").command()).isEqualTo(new Command.Echo(true, NONE));
    }

    @Test
    void leavesTheTraceToOthers() throws Refused {
        assertThat(ofQuery("silent", "2", "trace", "abc").command())
                .isEqualTo(new Command.Silent(Duration.ofSeconds(2)));
    }

    @Test
    void queryWithoutAVerbMeansNothing() throws Refused {
        assertThat(Orders.ofQuery(Map.of("trace", List.of("abc")))).isEmpty();
        assertThat(Orders.ofQuery(Map.of())).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAQuery() {
        assertThat(catchThrowableOfType(Refused.class, () -> ofQuery("send", "text", "bytes", "many")))
                .hasMessage("bytes is many: wanted a whole number from 0 to 16777216");
        assertThat(catchThrowableOfType(Refused.class, () -> ofQuery("send", "text", "close", "1000")))
                .hasMessageEndingWith(": the query");
    }

    private static Order ofQuery(String... pairs) throws Refused {
        Map<String, List<String>> parameters = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.put(pairs[i], List.of(pairs[i + 1]));
        }
        return Orders.ofQuery(parameters).orElseThrow();
    }

    private static Command command(String text) throws Refused {
        return Orders.parse(json(text)).command();
    }

    private static Refused refusal(String text) {
        return catchThrowableOfType(Refused.class, () -> Orders.parse(json(text)));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
