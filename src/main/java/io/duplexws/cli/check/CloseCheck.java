package io.duplexws.cli.check;

import io.duplexws.cli.wire.Frame;
import io.duplexws.cli.wire.Plain;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether close code and reason arrive unchanged, in both directions. */
final class CloseCheck implements Check {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String LABEL = "close";

    @Override
    public Item item() {
        return Item.CLOSE;
    }

    @Override
    public Result run(Site site) throws IOException, InterruptedException {
        List<String> changed = new ArrayList<>();
        fromServer(site, changed);
        fromHere(site, changed);
        if (!changed.isEmpty()) {
            return Result.of("not unchanged", new Finding("close.changed", State.FAILED, changed));
        }
        return Result.passed(
                site.view().isHeard()
                        ? "codes 4001 and 4002 and their reasons arrived, one in each direction"
                        : "code 4001 and its reason arrived here; what arrived there is not known, for the server cannot be heard");
    }

    private static void fromServer(Site site, List<String> changed) {
        String wanted = "4001 “bye, there”";
        try (Talk talk = Talk.open(site.to("probe"))) {
            talk.text("{\"close\":4001,\"reason\":\"bye, there\"}");
            Talk.Heard heard = talk.hear(PATIENCE);
            if (!heard.isClose() || !heard.close().equals(wanted)) {
                changed.add("the server closed with " + wanted + ", here came "
                        + (heard.isClose() ? heard.close() : "another message"));
            }
        } catch (IOException cut) {
            changed.add("the server closed with " + wanted + ", here the connection was cut: " + cut.getMessage());
        }
    }

    private static void fromHere(Site site, List<String> changed) throws InterruptedException {
        String wanted = "4002 “bye, here”";
        try (Talk talk = Talk.open(site.to(site.view().traced("ws", LABEL)))) {
            talk.send(Frame.close(4002, "bye, here"));
            Talk.Heard heard = talk.hear(PATIENCE);
            if (!heard.isClose()) {
                changed.add("our close was answered by another frame");
            }
        } catch (IOException cut) {
            changed.add("our close " + wanted + " was not answered: " + cut.getMessage());
        }
        if (!site.view().isHeard()) {
            return;
        }
        Optional<Told> told = site.view().await(LABEL, Set.of("close"), PATIENCE);
        String got = told.map(close -> close.text("code") + " “" + close.text("reason") + "”")
                .orElse("nothing");
        if (!got.equals(wanted)) {
            changed.add("we closed with " + wanted + ", the server got " + Plain.line(got));
        }
    }
}
