package io.duplexws.cli.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What came of a comparison, for people: a table, and a sentence for each lane. */
public final class CompareText {

    private static final List<String> COLUMNS = List.of(
            "lane", "delivered", "p50", "p95", "p99", "connections", "requests", "bytes/event", "heads", "up", "down");
    private static final int PERCENT = 100;

    private final Plan plan;
    private final List<LaneResult> results;

    public CompareText(Plan plan, List<LaneResult> results) {
        this.plan = plan;
        this.results = List.copyOf(results);
    }

    public String plain() {
        List<List<String>> rows = rows();
        StringBuilder text = new StringBuilder(title()).append("\n\n");
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                int column = i;
                int width = rows.stream()
                        .mapToInt(other -> other.get(column).length())
                        .max()
                        .orElse(0);
                line.append(i == 0 ? padRight(row.get(i), width) : "  " + padLeft(row.get(i), width));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        text.append('\n');
        results.forEach(result -> text.append(sentence(result)).append('\n'));
        return text.append('\n').append(note()).append('\n').toString();
    }

    public String markdown() {
        StringBuilder text = new StringBuilder(title()).append("\n\n");
        List<List<String>> rows = rows();
        for (int i = 0; i < rows.size(); i++) {
            text.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
            if (i == 0) {
                text.append("|---|").append("--:|".repeat(COLUMNS.size() - 1)).append('\n');
            }
        }
        text.append('\n');
        results.forEach(result -> text.append("- ").append(sentence(result)).append('\n'));
        return text.append('\n').append(note()).append('\n').toString();
    }

    private String title() {
        return "%s of %d bytes, %s a second, to %s in each lane; short polls every %s s."
                .formatted(
                        count(plan.events(), "event"),
                        plan.size(),
                        number(plan.rate()),
                        count(plan.clients(), "client"),
                        number(plan.interval().toMillis() / 1000.0));
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS);
        results.forEach(result -> rows.add(List.of(
                result.lane().id(),
                String.valueOf(result.delivered()),
                millis(result, 50),
                millis(result, 95),
                millis(result, 99),
                String.valueOf(result.cost().connections()),
                String.valueOf(result.cost().requests()),
                result.delivered() == 0 ? "–" : String.format(Locale.ROOT, "%.1f", result.bytesPerDelivered()),
                share(result.cost().head(), result.cost().bytes()),
                String.valueOf(result.cost().up()),
                String.valueOf(result.cost().down()))));
        return rows;
    }

    private String sentence(LaneResult result) {
        String name = result.lane().id() + ": ";
        if (result.delivered() == 0) {
            return name + "no event came" + (result.problem().isEmpty() ? "." : ": " + result.problem());
        }
        String what = switch (result.lane()) {
            case POLLING_NEW -> polls(result) + ", each on a connection of its own";
            case POLLING -> polls(result) + ", on " + count(result.cost().connections(), "connection");
            case LONG_POLLING ->
                count(result.cost().requests(), "request") + " for " + count(result.delivered(), "event")
                        + ": a head each way for nearly every one";
            case SSE -> "one request for each client, and " + around(result);
            case WEBSOCKET -> "one handshake for each client, and " + around(result);
        };
        long missing = (long) plan.events() * plan.clients() - result.delivered();
        String lost = missing == 0
                ? ""
                : " " + count(missing, "event") + " did not come"
                        + (result.problem().isEmpty() ? "." : ": " + result.problem());
        return name + what + "." + lost;
    }

    private static String polls(LaneResult result) {
        return count(result.cost().requests(), "request") + " for " + count(result.delivered(), "event")
                + "; what happens has to wait for the next one";
    }

    private String around(LaneResult result) {
        return String.format(
                Locale.ROOT,
                "%.1f bytes around each event of %d, its share of that head among them",
                result.overheadPerDelivered(),
                plan.size());
    }

    private static String note() {
        return "Bytes are those of TCP's payload, both ways, handshakes and TLS among them; headers of TCP and IP, some 52 a"
                + " packet, come on top. Heads: the share of HTTP heads. Latency: from when an event was due to be published.";
    }

    private static String millis(LaneResult result, double percentile) {
        return result.delivered() == 0 ? "–" : String.format(Locale.ROOT, "%.1f ms", result.latency(percentile));
    }

    private static String share(long part, long whole) {
        return whole == 0 ? "–" : Math.round((double) PERCENT * part / whole) + " %";
    }

    private static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static String padRight(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String padLeft(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }
}
