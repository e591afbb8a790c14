package io.duplexws.cli.check;

import java.io.IOException;
import java.time.Duration;

/** Whether a connection that is never silent lasts as long: some balancers count the life of a connection, not its silence. */
final class LifetimeCheck implements Check {

    private static final Duration APART = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final int seconds;

    /** @param seconds 0 for not at all */
    LifetimeCheck(int seconds) {
        this.seconds = seconds;
    }

    @Override
    public Item item() {
        return Item.LIFETIME;
    }

    @Override
    public Result run(Site site) throws IOException, InterruptedException {
        if (seconds == 0) {
            return Result.skipped("takes minutes: --idle 120 keeps a busy connection for 120 s");
        }
        try (Talk talk = Talk.open(site.to("ws"))) {
            long begun = System.nanoTime();
            try {
                while (Millis.since(begun) < seconds * 1000.0) {
                    talk.text("tick");
                    Talk.Heard heard = talk.hear(PATIENCE);
                    if (heard.isClose()) {
                        return cut(begun, "closed with " + heard.close());
                    }
                    Thread.sleep(APART.toMillis());
                }
            } catch (IOException cut) {
                return cut(begun, String.valueOf(cut.getMessage()));
            }
        }
        return Result.passed("busy for " + seconds + " s, and still there").with("seconds", seconds);
    }

    private static Result cut(long begun, String how) {
        double after = Math.round(Millis.since(begun) / 100) / 10.0;
        String measured = "cut after " + after + " s, with a message every " + Millis.text(APART);
        return Result.of(measured, Finding.failed("lifetime.cut", measured + " (" + how + ")"))
                .with("cutAfterSeconds", after);
    }
}
