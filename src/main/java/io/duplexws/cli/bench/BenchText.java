package io.duplexws.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of a run, for people. */
public final class BenchText {

    private static final double MEGA = 1e6;

    /** A rate that was kept to this share was kept. */
    private static final double KEPT = 0.99;

    private final String url;
    private final Plan plan;
    private final Result result;

    public BenchText(String url, Result result) {
        this.url = url;
        this.plan = result.plan();
        this.result = result;
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>(List.of(title(), "", connections(), messages()));
        if (result.counts().echoes() > 0) {
            lines.add("latency      " + latencies());
            lines.add(text(
                    "on the wire  %,.1f bytes up and %,.1f down for each message of %,d",
                    result.bytesUpPerMessage(), result.bytesDownPerMessage(), plan.size()));
        }
        lines.add("");
        if (!result.problem().isEmpty()) {
            lines.add(result.problem() + ".");
        }
        lines.add(plan.isOpenLoop() ? openLoop() : closedLoop());
        lines.add(place());
        return String.join("\n", lines) + "\n";
    }

    private String title() {
        String pace = plan.isOpenLoop()
                ? number(plan.rate()) + " a second over " + count(plan.connections(), "connection") + ", at most "
                        + text("%,d", plan.window()) + " of each in flight"
                : "over " + count(plan.connections(), "connection") + text(", %,d of each in flight", plan.window());
        return text(
                "%s: %s messages of %s, %s; %s after %s of warm-up.",
                url,
                plan.kind(),
                count(plan.size(), "byte"),
                pace,
                plan.duration().toSeconds() + " s",
                plan.warmUp().toSeconds() + " s");
    }

    private String connections() {
        return text(
                "connections  %,d opened; handshake p50 %s, p99 %s, max %s",
                result.opened(),
                Millis.text(result.handshake(50)),
                Millis.text(result.handshake(99)),
                Millis.text(result.handshake(100)));
    }

    private String messages() {
        return text(
                "messages     %,d of %,d came back: %,.0f a second, %,.2f MB/s of payload each way",
                result.counts().echoes(),
                result.counts().sent(),
                result.perSecond(),
                result.perSecond() * plan.size() / MEGA);
    }

    private String latencies() {
        return Stream.of(50.0, 90.0, 95.0, 99.0, 99.9, 100.0)
                .map(percentile -> (percentile == 100 ? "max" : "p" + number(percentile)) + " "
                        + Millis.text(result.latency(percentile)))
                .collect(Collectors.joining(", "));
    }

    private String openLoop() {
        Counts counts = result.counts();
        String asked = result.perSecond() < KEPT * plan.rate() || counts.unsent() > 0
                ? text("Asked for %s a second, got %,.1f. ", number(plan.rate()), result.perSecond())
                : "";
        String late =
                counts.late() == 0 ? "" : text("%,d went out more than 10 ms late, which counts. ", counts.late());
        String unsent = counts.unsent() == 0
                ? ""
                : text("%,d were due and had not gone out at the end; no latency tells of them. ", counts.unsent());
        return asked + late + unsent
                + "Open loop: a latency counts from when its message was due, so a server that stalls pays for all that waits.";
    }

    private static String closedLoop() {
        return "Closed loop: the next message goes out when an echo has come, so a server that stalls is asked less, and few"
                + " latencies tell of it; --rate asks on.";
    }

    private String place() {
        String busy = text(
                "This client kept %.1f of %d processors busy",
                result.place().busy(), result.place().processors());
        return result.place().isServersToo()
                ? busy + "; the server runs on the same machine, so each slows the other."
                : busy + "; the way to the server and back is part of each latency.";
    }

    private static String count(long count, String what) {
        return text("%,d %s%s", count, what, count == 1 ? "" : "s");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? text("%,d", (long) value) : String.valueOf(value);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
