package io.duplexws.push;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Another broker, and how long it takes to publish and to read. */
final class TimedBroker implements Broker {

    private final Broker broker;
    private final Timing publishing;
    private final Timing reading;

    TimedBroker(Broker broker, Tally tally) {
        this.broker = broker;
        this.publishing = tally.publishing();
        this.reading = tally.reading();
    }

    @Override
    public CompletionStage<Receipt> publish(Draft draft) {
        long began = System.nanoTime();
        return timed(broker.publish(draft), publishing, began);
    }

    @Override
    public CompletionStage<Page> read(Topic topic, Position after, int most) {
        long began = System.nanoTime();
        return timed(broker.read(topic, after, most), reading, began);
    }

    private static <T> CompletionStage<T> timed(CompletionStage<T> stage, Timing timing, long began) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        if (future.isDone()) {
            // As those of memory are: no further stage is made for each message.
            note(timing, began, future.isCompletedExceptionally());
            return stage;
        }
        return stage.whenComplete((answer, failure) -> note(timing, began, failure != null));
    }

    private static void note(Timing timing, long began, boolean failed) {
        if (failed) {
            timing.failed();
        } else {
            timing.took(System.nanoTime() - began);
        }
    }

    @Override
    public CompletionStage<Void> listen(Topic topic, Listener listener) {
        return broker.listen(topic, listener);
    }

    @Override
    public void leave(Topic topic) {
        broker.leave(topic);
    }

    @Override
    public CompletionStage<Void> drop(Topic topic) {
        return broker.drop(topic);
    }

    @Override
    public Health health() {
        return broker.health();
    }

    @Override
    public void close() {
        broker.close();
    }
}
