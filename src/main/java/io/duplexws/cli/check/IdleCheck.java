package io.duplexws.cli.check;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/**
 * How long a connection may be silent. One connection for each step: the server is told to say nothing for so long, and then
 * answers. Who cuts with a FIN or RST tells the limit to the second; who drops in silence, between which steps it lies.
 */
final class IdleCheck implements Check {

    private static final int[] STEPS = {5, 10, 20, 30, 55, 60, 100, 120, 240, 350, 600};
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final int longest;

    /** @param longest step, in seconds; 0 for none */
    IdleCheck(int longest) {
        this.longest = longest;
    }

    /**
     * @param cutAfter seconds; negative when it was not cut
     * @param seen     whether the end was seen when it came
     */
    private record Step(int seconds, double cutAfter, boolean seen, String how) {}

    @Override
    public Item item() {
        return Item.IDLE;
    }

    @Override
    public Result run(Site site) throws IOException, InterruptedException {
        if (longest == 0) {
            return Result.skipped("takes minutes: --idle 120 tries silences of up to 120 s");
        }
        List<CompletableFuture<Step>> tries = new ArrayList<>();
        steps().forEach(seconds ->
                tries.add(CompletableFuture.supplyAsync(() -> silence(site, seconds), IdleCheck::start)));
        List<Step> steps = new ArrayList<>();
        for (CompletableFuture<Step> one : tries) {
            steps.add(outcome(one));
        }
        int survived = 0;
        for (Step step : steps) {
            if (step.cutAfter() >= 0) {
                return cut(survived, step);
            }
            survived = step.seconds();
        }
        return Result.passed("silent for " + survived + " s, and still there").with("seconds", survived);
    }

    private IntStream steps() {
        return IntStream.concat(IntStream.of(STEPS).filter(step -> step < longest), IntStream.of(longest));
    }

    private static Result cut(int survived, Step step) {
        String where = step.seen()
                ? "after " + Math.round(step.cutAfter()) + " s of silence"
                : "after " + survived + " to " + step.seconds() + " s of silence";
        return Result.of(
                        "cut " + where,
                        Finding.failed(
                                "idle.cut",
                                "cut " + where + " (" + step.how() + ")",
                                survived + " s of silence were survived"))
                .with("seconds", survived)
                .with("cutAfterSeconds", step.seen() ? Math.round(step.cutAfter() * 10) / 10.0 : step.seconds());
    }

    private static Step silence(Site site, int seconds) {
        long begun = 0;
        try (Talk talk = Talk.open(site.to("probe"))) {
            talk.text("{\"silent\":" + seconds + ",\"ref\":1}");
            begun = System.nanoTime();
            JsonObject answer = talk.answer(Duration.ofSeconds(seconds).plus(GRACE));
            return new Step(seconds, answer.has("error") ? Millis.since(begun) / 1000 : -1, true, answer.toString());
        } catch (SocketTimeoutException silent) {
            return new Step(seconds, seconds, false, "no answer came, and no end of the connection");
        } catch (IOException cut) {
            if (begun == 0) {
                throw new UncheckedIOException(cut);
            }
            return new Step(seconds, Millis.since(begun) / 1000, true, String.valueOf(cut.getMessage()));
        }
    }

    private static Step outcome(CompletableFuture<Step> one) throws IOException, InterruptedException {
        try {
            return one.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UncheckedIOException io) {
                throw io.getCause();
            }
            throw new IllegalStateException(failed);
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "duplex-check-idle");
        thread.setDaemon(true);
        thread.start();
    }
}
