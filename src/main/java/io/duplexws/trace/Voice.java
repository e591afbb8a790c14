package io.duplexws.trace;

import io.duplexws.push.Draft;
import io.duplexws.push.Hub;
import io.duplexws.push.Topic;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * With what traces are told.
 *
 * @param publish stores and tells a message
 * @param drop    forgets the messages of a topic
 * @param threads on which this happens; they belong to the caller
 * @param clock   what people read
 * @param nanos   what durations are measured with
 */
public record Voice(
        Function<Draft, CompletionStage<?>> publish,
        Function<Topic, CompletionStage<Void>> drop,
        ScheduledExecutorService threads,
        InstantSource clock,
        LongSupplier nanos) {

    public static Voice of(Hub hub, ScheduledExecutorService threads) {
        return new Voice(hub::publish, hub::drop, threads, InstantSource.system(), System::nanoTime);
    }
}
