package io.duplexws.cli.check;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.duplexws.cli.wire.Answer;
import io.duplexws.cli.wire.Handshake;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How many nodes stand behind the name, and whether what is told on one is heard on the others. */
final class NodesCheck implements Check {

    private static final int TRIES = 8;

    /** A broker hands on what is told within this time. */
    private static final Duration SETTLED = Duration.ofMillis(500);

    @Override
    public Item item() {
        return Item.NODES;
    }

    @Override
    public Result run(Site site) throws IOException, InterruptedException {
        Set<String> nodes = new TreeSet<>();
        Set<String> brokers = new TreeSet<>();
        for (int i = 0; i < TRIES; i++) {
            ask(site, nodes, brokers);
        }
        if (nodes.isEmpty()) {
            return Result.skipped("/health names no node: an older Duplex, or something else answers there");
        }
        String behind = nodes.size() == 1 ? "one node" : nodes.size() + " nodes";
        Result result = nodes.size() == 1
                ? Result.passed(behind + ", asked " + TRIES + " times; its broker is " + String.join(", ", brokers))
                : crossing(site, behind, brokers);
        return result.with("nodes", List.copyOf(nodes)).with("brokers", List.copyOf(brokers));
    }

    /** On a connection of its own, so that a balancer chooses anew. */
    private static void ask(Site site, Set<String> nodes, Set<String> brokers) throws IOException {
        try (Handshake plain = Handshake.with(site.to("health", "Upgrade:", "Connection: close"))) {
            Answer answer = plain.answer();
            site.note(answer);
            JsonObject health = JsonParser.parseString(answer.body()).getAsJsonObject();
            if (health.has("node")) {
                nodes.add(health.get("node").getAsString());
                brokers.add(health.getAsJsonObject("broker").get("is").getAsString());
            }
        } catch (JsonParseException | IllegalStateException other) {
            // Not every answer is of a Duplex; the check before this one has told that.
        }
    }

    /** Each traced request is told on the node that got it; what is heard of them tells whether the nodes share a broker. */
    private static Result crossing(Site site, String behind, Set<String> brokers)
            throws IOException, InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            try (Handshake plain = Handshake.with(site.to(site.view().traced("ws", "node" + i), "Connection: close"))) {
                site.note(plain.answer());
            }
        }
        Thread.sleep(SETTLED.toMillis());
        int heard = site.view().labelsOfOneNode(site.patience()).size();
        if (heard == TRIES) {
            return Result.passed(behind + " that share what is published; broker: " + String.join(", ", brokers));
        }
        return Result.of(
                behind + " that know nothing of each other",
                Finding.failed(
                        "push.split",
                        TRIES - heard + " of " + TRIES
                                + " things told through this name are not known to the node that was asked",
                        "/health names " + behind + "; broker: " + String.join(", ", brokers)));
    }
}
