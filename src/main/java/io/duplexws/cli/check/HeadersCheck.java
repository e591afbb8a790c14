package io.duplexws.cli.check;

import io.duplexws.cli.wire.Answer;
import io.duplexws.cli.wire.Handshake;
import io.duplexws.cli.wire.Plain;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether Origin, cookie, subprotocol and extensions get to the server, and its choice of the last two back. */
final class HeadersCheck implements Check {

    private static final String LABEL = "headers";
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String COOKIE = "duplex_check";
    private static final String PROTOCOL = "Sec-WebSocket-Protocol";
    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

    @Override
    public Item item() {
        return Item.HEADERS;
    }

    @Override
    public Result run(Site site) throws IOException, InterruptedException {
        Answer answer;
        try (Handshake handshake = Handshake.with(site.to(
                site.view().traced("ws", LABEL),
                "Origin: " + site.origin(),
                "Cookie: " + COOKIE + "=1",
                EXTENSIONS + ": permessage-deflate",
                PROTOCOL + ": " + site.subprotocol()))) {
            answer = handshake.answer();
            if (answer.status() != 101) {
                return Result.of(
                        "the second handshake was refused",
                        Finding.failed("handshake.refused", Plain.line(handshake.problem())));
            }
        }
        Optional<Told> seen = site.view().await(LABEL, Set.of("handshake"), PATIENCE);
        Optional<Told> accepted = site.view().await(LABEL, Set.of("accepted"), PATIENCE);
        if (seen.isEmpty() || accepted.isEmpty()) {
            return Result.skipped(site.view().silence());
        }
        Signs.of(seen.get()).forEach(site::sign);
        site.compressed(answer.header(EXTENSIONS).contains("permessage-deflate"));
        List<Finding> findings = findings(site, answer, seen.get(), accepted.get());
        String measured = findings.isEmpty()
                ? "Origin, cookie, subprotocol and extensions came through" + agreed(answer)
                : "not all came through";
        return Result.of(measured, findings)
                .with("subprotocol", answer.header(PROTOCOL))
                .with("extensions", answer.header(EXTENSIONS));
    }

    private static String agreed(Answer answer) {
        String extensions = answer.header(EXTENSIONS);
        String subprotocol = answer.header(PROTOCOL);
        return "; agreed: " + (subprotocol.isEmpty() ? "no subprotocol" : subprotocol) + ", "
                + (extensions.isEmpty() ? "no extension" : extensions);
    }

    private static List<Finding> findings(Site site, Answer answer, Told seen, Told accepted) {
        List<Finding> findings = new ArrayList<>();
        String origin = seen.header("Origin").orElse("");
        if (!origin.equals(site.origin())) {
            findings.add(Finding.failed("origin.changed", sent("Origin", site.origin(), origin)));
        }
        String cookie = seen.header("Cookie").orElse("");
        if (!cookie.contains(COOKIE)) {
            findings.add(Finding.failed("cookie.lost", sent("Cookie", COOKIE + "=…", cookie)));
        }
        subprotocol(site, answer, seen, accepted).ifPresent(findings::add);
        extensions(answer, seen, accepted).ifPresent(findings::add);
        return findings;
    }

    private static Optional<Finding> subprotocol(Site site, Answer answer, Told seen, Told accepted) {
        String arrived = seen.header(PROTOCOL).orElse("");
        if (!arrived.equals(site.subprotocol())) {
            return Optional.of(Finding.failed("subprotocol.lost", sent(PROTOCOL, site.subprotocol(), arrived)));
        }
        String chosen = accepted.text("subprotocol");
        String answered = answer.header(PROTOCOL);
        return answered.equals(chosen)
                ? Optional.empty()
                : Optional.of(Finding.failed(
                        "subprotocol.unanswered",
                        "the server chose " + Plain.quoted(chosen) + ", its answer came with "
                                + (answered.isEmpty() ? "none" : Plain.quoted(answered))));
    }

    private static Optional<Finding> extensions(Answer answer, Told seen, Told accepted) {
        String arrived = seen.header(EXTENSIONS).orElse("");
        if (!arrived.contains("permessage-deflate")) {
            return Optional.of(Finding.warning("extensions.lost", sent(EXTENSIONS, "permessage-deflate", arrived)));
        }
        List<String> agreed = accepted.texts("extensions");
        return agreed.isEmpty() || !answer.header(EXTENSIONS).isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.failed(
                        "extensions.lost",
                        "the server agreed to " + Plain.quoted(String.join(", ", agreed)) + ", its answer came without "
                                + EXTENSIONS));
    }

    private static String sent(String name, String sent, String got) {
        return name + ": sent " + Plain.quoted(sent) + ", the server got "
                + (got.isEmpty() ? "none" : Plain.quoted(got));
    }
}
