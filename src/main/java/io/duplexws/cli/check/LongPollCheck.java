package io.duplexws.cli.check;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Whether a request may wait for its answer: a long poll with nothing to tell is answered with 204 when its time is over. */
final class LongPollCheck implements Check {

    static final Duration WAIT = Duration.ofSeconds(4);

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final double EARLY = 0.9;

    @Override
    public Item item() {
        return Item.LONGPOLL;
    }

    @Override
    public Result run(Site site) throws InterruptedException {
        long begun = System.nanoTime();
        try {
            String path = new ServerView(site.web()).topic() + "?wait=" + WAIT.toSeconds();
            HttpResponse<String> answer = site.web().get(path, "application/json", WAIT.plus(GRACE));
            double millis = Millis.since(begun);
            boolean isWhole = answer.statusCode() == 204 && millis >= WAIT.toMillis() * EARLY;
            String measured = "a poll that waits " + Millis.text(WAIT) + " was answered with " + answer.statusCode()
                    + " after " + Millis.text(millis);
            return (isWhole ? Result.passed(measured) : Result.of(measured, Finding.failed("longpoll.cut", measured)))
                    .with("status", answer.statusCode())
                    .with("milliseconds", millis);
        } catch (IOException cut) {
            String evidence = "a poll that waits " + Millis.text(WAIT) + " ended after "
                    + Millis.text(Millis.since(begun)) + ": " + cut.getMessage();
            return Result.of("cut", Finding.failed("longpoll.cut", evidence));
        }
    }
}
