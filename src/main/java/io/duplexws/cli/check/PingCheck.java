package io.duplexws.cli.check;

import com.google.gson.JsonObject;
import io.duplexws.cli.wire.Frame;
import io.duplexws.cli.wire.Plain;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whether pings get to the far end and pongs back, in both directions. */
final class PingCheck implements Check {

    private static final Duration OURS = Duration.ofSeconds(3);
    private static final Duration THEIRS = Duration.ofSeconds(12);

    @Override
    public Item item() {
        return Item.PING;
    }

    @Override
    public Result run(Site site) throws IOException {
        List<String> lost = new ArrayList<>();
        double ours = ours(site, lost);
        double theirs = lost.isEmpty() ? theirs(site, lost) : -1;
        if (!lost.isEmpty()) {
            return Result.of("not both ways", new Finding("ping.swallowed", State.FAILED, lost));
        }
        return Result.passed(
                        "our ping came back after " + Millis.text(ours) + ", the server's after " + Millis.text(theirs))
                .with("ourMilliseconds", ours)
                .with("serverMilliseconds", theirs);
    }

    private static double ours(Site site, List<String> lost) throws IOException {
        byte[] payload = "duplex-check".getBytes(StandardCharsets.UTF_8);
        try (Talk talk = Talk.open(site.to("ws"))) {
            long begun = System.nanoTime();
            talk.send(Frame.whole(Frame.PING, payload));
            Talk.Heard heard = talk.hear(OURS);
            if (heard.opcode() != Frame.PONG || !Arrays.equals(heard.payload(), payload)) {
                lost.add("our ping was answered by "
                        + (heard.isClose() ? "a close, " + heard.close() : "another frame"));
            }
            return Millis.since(begun);
        } catch (SocketTimeoutException silent) {
            lost.add("our ping was not answered within " + Millis.text(OURS));
        }
        return -1;
    }

    private static double theirs(Site site, List<String> lost) throws IOException {
        try (Talk talk = Talk.open(site.to("probe"))) {
            talk.text("{\"ping\":\"duplex-check\",\"ref\":1}");
            JsonObject answer = talk.answer(THEIRS);
            if (answer.has("ms")) {
                return answer.get("ms").getAsDouble();
            }
            lost.add("the server's ping was not answered: " + Plain.line(answer.toString()));
        } catch (SocketTimeoutException silent) {
            lost.add("the server was asked for a ping, and said nothing within " + Millis.text(THEIRS));
        }
        return -1;
    }
}
