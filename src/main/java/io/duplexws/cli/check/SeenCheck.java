package io.duplexws.cli.check;

import io.duplexws.cli.wire.Plain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the server sees of who is there: the client's address, what proxies added, and which products left a sign. */
final class SeenCheck implements Check {

    /** What we send ourselves. */
    private static final Set<String> OURS = Set.of(
            "host",
            "upgrade",
            "connection",
            "sec-websocket-key",
            "sec-websocket-version",
            "sec-websocket-extensions",
            "sec-websocket-protocol",
            "user-agent",
            "origin",
            "cookie");

    @Override
    public Item item() {
        return Item.SEEN;
    }

    @Override
    public Result run(Site site) throws InterruptedException {
        Optional<Told> seen = site.view().await(HandshakeCheck.LABEL, Set.of("handshake"), Duration.ZERO);
        if (seen.isEmpty()) {
            return Result.skipped(site.view().silence());
        }
        List<String> added = new ArrayList<>();
        for (String name : seen.get().headerNames()) {
            if (!OURS.contains(name.toLowerCase(Locale.ROOT))) {
                added.add(Plain.line(name + ": " + seen.get().header(name).orElse("")));
            }
        }
        String measured =
                "the client " + seen.get().text("remote") + ", " + seen.get().text("http") + "; added on the way: "
                        + (added.isEmpty() ? "nothing" : String.join(", ", added)) + "; signs of products: "
                        + (site.signs().isEmpty() ? "none" : String.join(", ", site.signs()));
        return Result.passed(measured)
                .with("client", seen.get().text("remote"))
                .with("added", added)
                .with("signs", List.copyOf(site.signs()));
    }
}
