package io.duplexws.push;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A broker that answers and tells when the test does. */
final class FakeBroker implements Broker {

    static final Topic TOPIC = new Topic("t");

    private static final String LIFE = "life";

    CompletableFuture<Void> listening = new CompletableFuture<>();
    final List<CompletableFuture<Page>> reads = new ArrayList<>();
    final List<Position> asked = new ArrayList<>();
    final List<Topic> left = new ArrayList<>();
    Listener listener;

    @Override
    public CompletionStage<Receipt> publish(Draft draft) {
        throw new UnsupportedOperationException("nobody publishes here");
    }

    @Override
    public CompletionStage<Page> read(Topic topic, Position after, int most) {
        asked.add(after);
        reads.add(new CompletableFuture<>());
        return reads.get(reads.size() - 1);
    }

    @Override
    public CompletionStage<Void> listen(Topic topic, Listener hears) {
        listener = hears;
        return listening;
    }

    @Override
    public void leave(Topic topic) {
        left.add(topic);
    }

    @Override
    public CompletionStage<Void> drop(Topic topic) {
        throw new UnsupportedOperationException("nobody drops here");
    }

    @Override
    public Health health() {
        return new Health(true, "fake");
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    /** @param numbers of the messages on it */
    static Page page(long start, boolean complete, boolean more, long... numbers) {
        List<Message> messages = new ArrayList<>();
        for (long number : numbers) {
            messages.add(message(number));
        }
        return new Page(new Cursor(LIFE, start, start), complete, messages, more);
    }

    static Message message(long number) {
        return new Message(new Cursor(LIFE, number, number), TOPIC, "", new Payload.Text("m" + number));
    }
}
