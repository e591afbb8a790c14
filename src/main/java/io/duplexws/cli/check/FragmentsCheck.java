package io.duplexws.cli.check;

import io.duplexws.cli.wire.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Whether a message in three frames comes back whole, with a ping between them (RFC 6455, section 5.4). */
final class FragmentsCheck implements Check {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public Item item() {
        return Item.FRAGMENTS;
    }

    @Override
    public Result run(Site site) {
        Result result = result(site);
        site.takesFragments(result.state() == State.PASSED);
        return result;
    }

    private static Result result(Site site) {
        try (Talk talk = Talk.open(site.to("ws"))) {
            talk.send(Frame.part(Frame.TEXT, bytes("one "), false));
            talk.send(Frame.part(Frame.CONTINUATION, bytes("message "), false));
            talk.send(Frame.whole(Frame.PING, bytes("between")));
            talk.send(Frame.part(Frame.CONTINUATION, bytes("in three frames"), true));
            Talk.Heard heard = talk.hear(PATIENCE);
            if (heard.opcode() == Frame.PONG) {
                heard = talk.hear(PATIENCE);
            }
            if (heard.isClose()) {
                return broken("closed with " + heard.close());
            }
            return heard.text().equals("one message in three frames")
                    ? Result.passed("a message in three frames, with a ping between them, came back whole")
                    : broken("sent “one message in three frames”, got “" + heard.text() + "”");
        } catch (IOException cut) {
            return broken(cut.getMessage());
        }
    }

    private static Result broken(String evidence) {
        return Result.of("not whole", Finding.failed("fragments.broken", evidence));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
