package io.duplexws.cli.check;

import io.duplexws.cli.wire.Answer;
import io.duplexws.cli.wire.Handshake;
import io.duplexws.cli.wire.NotConnected;
import io.duplexws.cli.wire.Plain;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A whole handshake, and if it fails, what became of it between here and the server. */
final class HandshakeCheck implements Check {

    static final String LABEL = "handshake";

    private static final Duration SERVER_PATIENCE = Duration.ofSeconds(3);

    @Override
    public Item item() {
        return Item.HANDSHAKE;
    }

    @Override
    public Result run(Site site) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Answer answer;
        String problem;
        try (Handshake handshake = Handshake.with(site.to(
                site.view().traced("ws", LABEL),
                "Origin: " + site.origin(),
                "Sec-WebSocket-Extensions: permessage-deflate",
                "Cookie: duplex_check=1"))) {
            answer = handshake.answer();
            problem = handshake.problem();
        } catch (NotConnected silent) {
            return Result.of("no answer", unanswered(site, silent));
        }
        site.note(answer);
        double millis = Millis.since(begun);
        if (problem.isEmpty()) {
            return Result.passed("agreed after " + Millis.text(millis))
                    .with("status", answer.status())
                    .with("milliseconds", millis);
        }
        return Result.of(
                        "answered with " + answer.status() + " after " + Millis.text(millis),
                        answered(site, answer, problem))
                .with("status", answer.status())
                .with("milliseconds", millis);
    }

    private static Finding unanswered(Site site, NotConnected silent) throws InterruptedException {
        Optional<Told> seen = site.view().await(LABEL, Set.of("handshake"), SERVER_PATIENCE);
        return Finding.failed(
                "handshake.silent",
                silent.getMessage(),
                seen.isPresent()
                        ? "the server has seen the handshake, so its answer was lost on the way"
                        : unseen(site));
    }

    private static Finding answered(Site site, Answer answer, String problem) throws InterruptedException {
        Optional<Told> seen = site.view().await(LABEL, Set.of("handshake"), SERVER_PATIENCE);
        List<String> evidence = new ArrayList<>();
        evidence.add(Plain.line(problem));
        String server = answer.header("Server");
        if (seen.isEmpty()) {
            evidence.add(
                    unseen(site) + (server.isEmpty() ? "" : "; who answered calls itself " + Plain.quoted(server)));
            return new Finding("handshake.answered", State.FAILED, evidence);
        }
        Signs.of(seen.get()).forEach(site::sign);
        Optional<Told> refused = site.view().await(LABEL, Set.of("refused"), SERVER_PATIENCE);
        evidence.addAll(differences(seen.get(), site));
        if (refused.isEmpty()) {
            evidence.add("the server agreed, so the answer was changed on the way");
            return new Finding("handshake.changed", State.FAILED, evidence);
        }
        return new Finding(id(seen.get(), refused.get(), site), State.FAILED, evidence);
    }

    private static String unseen(Site site) {
        return site.view().isHeard()
                ? "the server has not seen the handshake"
                : "whether the server has seen the handshake is not known, for it cannot be heard";
    }

    /** What was sent and what the server got, where they differ. */
    private static List<String> differences(Told seen, Site site) {
        List<String> lines = new ArrayList<>();
        lines.add("the request came to the server as " + seen.text("http") + ", from " + seen.text("remote"));
        compare(lines, seen, "Upgrade", "websocket");
        compare(lines, seen, "Connection", "Upgrade");
        compare(lines, seen, "Origin", site.origin());
        return lines;
    }

    private static void compare(List<String> lines, Told seen, String name, String sent) {
        String got = seen.header(name).orElse("");
        if (!got.equalsIgnoreCase(sent)) {
            lines.add(name + ": sent " + Plain.quoted(sent) + ", the server got "
                    + (got.isEmpty() ? "none" : Plain.quoted(got)));
        }
    }

    private static String id(Told seen, Told refused, Site site) {
        if (seen.text("http").startsWith("AJP")) {
            return "handshake.ajp";
        }
        if (seen.header("Upgrade").isEmpty()) {
            return "handshake.upgrade";
        }
        if (refused.texts("broken").contains("connection")) {
            return "handshake.connection";
        }
        if (seen.text("http").matches("HTTP/(0.9|1.0)")) {
            return "handshake.http10";
        }
        if (refused.text("rule").equals("origin")) {
            return origin(seen, refused, site);
        }
        return "handshake.refused";
    }

    private static String origin(Told seen, Told refused, Site site) {
        if (!seen.header("Origin").orElse("").equals(site.origin())) {
            return "origin.changed";
        }
        return refused.details().toString().contains("ORIGIN_SCHEME") ? "scheme.unknown" : "handshake.refused";
    }
}
