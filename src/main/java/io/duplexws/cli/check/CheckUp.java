package io.duplexws.cli.check;

import io.duplexws.cli.wire.Opening;
import io.duplexws.cli.wire.Plain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;

/**
 * Runs the checks in the order of {@link Item}. What cannot come out any more is skipped, and says why. Those that only wait
 * run beside the others.
 */
public final class CheckUp {

    /** Without these there is nothing to look at behind them. */
    private static final Set<Item> GATES = EnumSet.of(Item.DNS, Item.TCP, Item.TLS, Item.HTTP);

    /** Wants a WebSocket. */
    private static final Set<Item> SOCKETS = EnumSet.of(
            Item.HEADERS,
            Item.COMPRESSION,
            Item.SIZES,
            Item.FRAGMENTS,
            Item.PING,
            Item.CLOSE,
            Item.LATENCY,
            Item.BURST,
            Item.IDLE,
            Item.LIFETIME);

    private static final Set<Item> BESIDE = EnumSet.of(Item.LONGPOLL, Item.IDLE, Item.LIFETIME);

    private final List<Check> checks;
    private final Set<Item> wanted;
    private final Map<Item, Result> results = new EnumMap<>(Item.class);
    private final Map<Item, CompletableFuture<Result>> beside = new EnumMap<>(Item.class);
    private String closed = "";

    /**
     * @param wanted empty for all
     * @param idle   seconds of silence to try at most; 0 for none
     */
    public CheckUp(Set<String> wanted, int idle, Catalogue catalogue) {
        this.wanted = EnumSet.noneOf(Item.class);
        wanted.forEach(id -> this.wanted.add(Item.of(id).orElseThrow(() -> unknown(id))));
        this.checks = List.of(
                new DnsCheck(),
                new TcpCheck(),
                new TlsCheck(),
                new HttpCheck(catalogue.advisories()),
                new NodesCheck(),
                new HandshakeCheck(),
                new HeadersCheck(),
                new CompressionCheck(),
                new FragmentsCheck(),
                new SizesCheck(),
                new PingCheck(),
                new CloseCheck(),
                new LatencyCheck(),
                new BurstCheck(),
                new SseCheck(),
                new LongPollCheck(),
                new SeenCheck(),
                new Http2Check(),
                new IdleCheck(idle),
                new LifetimeCheck(idle));
    }

    private static IllegalArgumentException unknown(String id) {
        List<String> known = EnumSet.allOf(Item.class).stream().map(Item::id).toList();
        return new IllegalArgumentException(
                "--only names " + Plain.quoted(id) + "; wanted are some of " + String.join(", ", known));
    }

    /** @param progress hears of each result as it comes */
    public Report run(Opening opening, BiConsumer<String, String> progress) throws InterruptedException {
        Site site = new Site(opening);
        for (Check check : checks) {
            Item item = check.item();
            Result result = isWanted(item) ? step(check, site) : Result.skipped("--only leaves it out");
            if (result != null) {
                tell(item, result, progress);
            }
        }
        for (Map.Entry<Item, CompletableFuture<Result>> one : beside.entrySet()) {
            tell(one.getKey(), outcome(one.getValue()), progress);
        }
        return new Report(site.target().toString(), results, site.signs());
    }

    /** The gates are always looked at. */
    private boolean isWanted(Item item) {
        return wanted.isEmpty() || wanted.contains(item) || GATES.contains(item) || item == Item.HANDSHAKE;
    }

    /** Null when it runs beside the others; those begin once it is known that a WebSocket opens. */
    private Result step(Check check, Site site) throws InterruptedException {
        Item item = check.item();
        if (!closed.isEmpty()) {
            return Result.skipped(closed);
        }
        Result handshake = results.get(Item.HANDSHAKE);
        if (SOCKETS.contains(item) && handshake != null && handshake.state() == State.FAILED) {
            return Result.skipped("no WebSocket opens");
        }
        if (beside.containsKey(item)) {
            return null;
        }
        Result result = run(check, site);
        if (GATES.contains(item) && result.findings().stream().anyMatch(CheckUp::isWall)) {
            closed = "there is no way to the server: see " + item.id();
        }
        if (item == Item.HANDSHAKE) {
            startBeside(site, result);
        }
        return result;
    }

    private static boolean isWall(Finding finding) {
        return finding.severity() == State.FAILED && !finding.id().matches("http\\.partly|origin\\.changed");
    }

    private void startBeside(Site site, Result handshake) {
        for (Check check : checks) {
            boolean opens = handshake.state() != State.FAILED || !SOCKETS.contains(check.item());
            if (BESIDE.contains(check.item()) && isWanted(check.item()) && opens) {
                beside.put(check.item(), CompletableFuture.supplyAsync(() -> besides(check, site), CheckUp::start));
            }
        }
    }

    private static Result besides(Check check, Site site) {
        try {
            return run(check, site);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Result.skipped("stopped");
        }
    }

    private static Result run(Check check, Site site) throws InterruptedException {
        try {
            return check.run(site);
        } catch (IOException | UncheckedIOException lost) {
            String why = Plain.line(String.valueOf(lost.getMessage()));
            return Result.of(
                    "broke off", Finding.failed("check.broken", check.item().id() + ": " + why));
        }
    }

    private static Result outcome(CompletableFuture<Result> one) throws InterruptedException {
        try {
            return one.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void tell(Item item, Result result, BiConsumer<String, String> progress) {
        results.put(item, result);
        progress.accept(item.id(), result.state().id() + ": " + result.measured());
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "duplex-check-beside");
        thread.setDaemon(true);
        thread.start();
    }
}
