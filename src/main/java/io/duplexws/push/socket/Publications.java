package io.duplexws.push.socket;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.duplexws.push.Receipt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The publications of one connection that have not been answered yet, in their order; one that is through early waits for
 * those before it. Thread-safe.
 */
final class Publications {

    private final Consumer<JsonObject> answers;

    /** Guarded by this. */
    private final Deque<Publication> waiting = new ArrayDeque<>();

    /** Guarded by this: a thread answers. */
    private boolean answering;

    /** @param answers called by one thread at a time */
    Publications(Consumer<JsonObject> answers) {
        this.answers = answers;
    }

    /** One more is under way. */
    void add(CompletionStage<Receipt> stage, JsonElement ref) {
        CompletableFuture<Receipt> receipt = stage.toCompletableFuture();
        synchronized (this) {
            waiting.add(new Publication(receipt, ref));
        }
        receipt.whenComplete((stored, failure) -> answerWhatIsDone());
    }

    private void answerWhatIsDone() {
        for (Publication next = first(); next != null; next = next()) {
            JsonElement ref = next.ref();
            next.receipt().whenComplete((stored, failure) -> answers.accept(Objects.outcome(stored, failure, ref)));
        }
    }

    /** Null when nothing can be answered yet, or another thread does. */
    private synchronized Publication first() {
        return answering ? null : next();
    }

    /** Null when nothing can be answered any more. */
    private synchronized Publication next() {
        Publication next = waiting.peek();
        answering = next != null && next.receipt().isDone();
        return answering ? waiting.remove() : null;
    }

    private record Publication(CompletableFuture<Receipt> receipt, JsonElement ref) {}
}
