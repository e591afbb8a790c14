package io.duplexws.cli.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What came of a comparison, for people: a table, and a sentence for each lane. */
public final class CompareText {

    private static final List<String> COLUMNS = List.of(
            "lane", "delivered", "p50", "p95", "p99", "connections", "requests", "bytes/event", "heads", "up", "down");
    private static final List<String> SERVER_COLUMNS =
            List.of("on the server", "CPU/event", "allocated/event", "threads");
    private static final String NOTHING = "–";
    private static final int PERCENT = 100;
    private static final String NOTE =
            "Bytes are those of TCP's payload, both ways, handshakes and TLS among them; headers of TCP and IP, some 52 a"
                    + " packet, come on top. Heads: the share of HTTP heads. Latency: from when an event was due to be published.";
    private static final int TELLING = 1_000;
    private static final String TOO_FEW = "What hearing takes on the server is told of " + TELLING
            + " deliveries and more: of fewer the rest of its process takes more than they do; --clients makes more.";
    private static final String SERVER_NOTE =
            "For each event that a client got: what the server's process took, without what publishing took. One that has"
                    + " just started takes more.";

    private final Plan plan;
    private final List<LaneResult> results;

    public CompareText(Plan plan, List<LaneResult> results) {
        this.plan = plan;
        this.results = List.copyOf(results);
    }

    public String plain() {
        StringBuilder text = new StringBuilder(title())
                .append("\n\n")
                .append(table().plain())
                .append('\n');
        results.forEach(result -> text.append(sentence(result)).append('\n'));
        text.append('\n').append(NOTE).append('\n');
        return text.append(server(TextTable::plain)).toString();
    }

    public String markdown() {
        StringBuilder text = new StringBuilder(title())
                .append("\n\n")
                .append(table().markdown())
                .append('\n');
        results.forEach(result -> text.append("- ").append(sentence(result)).append('\n'));
        text.append('\n').append(NOTE).append('\n');
        return text.append(server(TextTable::markdown)).toString();
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

    private TextTable table() {
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
                result.delivered() == 0 ? NOTHING : decimal(result.bytesPerDelivered(), ""),
                share(result.cost().head(), result.cost().bytes()),
                String.valueOf(result.cost().up()),
                String.valueOf(result.cost().down()))));
        return new TextTable(rows);
    }

    /** Of few events the rest of the process takes more than they do. */
    private String server(Function<TextTable, String> writing) {
        if (results.stream().noneMatch(result -> result.server().isPresent())) {
            return "";
        }
        boolean tells = results.stream().anyMatch(result -> result.delivered() >= TELLING);
        return "\n" + (tells ? writing.apply(serverTable()) + "\n" + SERVER_NOTE : TOO_FEW) + "\n";
    }

    private TextTable serverTable() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(SERVER_COLUMNS);
        for (LaneResult result : results) {
            result.server()
                    .filter(cost -> result.delivered() >= TELLING)
                    .ifPresent(cost -> rows.add(List.of(
                            result.lane().id(),
                            decimal(cost.cpuSeconds() * 1e6, " µs"),
                            decimal(cost.allocated() / 1024, " KiB"),
                            String.valueOf(cost.threads()))));
        }
        return new TextTable(rows);
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

    private static String millis(LaneResult result, double percentile) {
        return result.delivered() == 0 ? NOTHING : decimal(result.latency(percentile), " ms");
    }

    private static String decimal(double number, String unit) {
        return String.format(Locale.ROOT, "%.1f", number) + unit;
    }

    private static String share(long part, long whole) {
        return whole == 0 ? NOTHING : Math.round((double) PERCENT * part / whole) + " %";
    }

    private static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
