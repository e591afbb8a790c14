package io.duplexws.push.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.push.Broker;
import io.duplexws.push.Cursor;
import io.duplexws.push.Draft;
import io.duplexws.push.HistoryLimits;
import io.duplexws.push.Message;
import io.duplexws.push.Page;
import io.duplexws.push.Payload;
import io.duplexws.push.Position;
import io.duplexws.push.Receipt;
import io.duplexws.push.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every broker has to keep. */
abstract class BrokerContract {

    /** Kept by the brokers of these tests. */
    static final HistoryLimits LIMITS = new HistoryLimits(10, 1 << 20, Duration.ofMinutes(10));

    private static final int ALL = 100;

    private final Topic topic = new Topic("t-" + UUID.randomUUID());
    private Broker broker;

    /** A broker with these limits. */
    abstract Broker broker(HistoryLimits limits);

    @BeforeEach
    void start() {
        broker = broker(LIMITS);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void numbersWhatIsPublished() {
        Cursor first = publish("a").id();
        Cursor second = publish("b").id();

        assertThat(first.number()).isEqualTo(1);
        assertThat(second.follows(first)).isTrue();
        assertThat(second.millis()).isGreaterThanOrEqualTo(first.millis());
    }

    @Test
    void givesAllThatTheHistoryHas() {
        publish("a");
        publish("b");

        Page page = read(Position.EARLIEST);

        assertThat(texts(page)).containsExactly("a", "b");
        assertThat(page.complete()).isTrue();
        assertThat(page.more()).isFalse();
    }

    @Test
    void keepsTypePayloadAndTime() {
        byte[] bytes = {0, 1, (byte) 0xFF, '\n'};
        long before = System.currentTimeMillis();
        wait(broker.publish(new Draft(topic, "greeting", new Payload.Binary(bytes), "")));

        Message message = read(Position.EARLIEST).messages().get(0);

        assertThat(message.topic()).isEqualTo(topic);
        assertThat(message.type()).isEqualTo("greeting");
        assertThat(((Payload.Binary) message.payload()).bytes()).isEqualTo(bytes);
        assertThat(message.time().toEpochMilli()).isBetween(before - 60_000, System.currentTimeMillis() + 60_000);
    }

    @Test
    void keepsEmptyMessagesAndOnesOfAllLanguages() {
        publish("");
        publish("你好 \uD83D\uDE00\r\n\u0000");

        assertThat(texts(read(Position.EARLIEST))).containsExactly("", "你好 \uD83D\uDE00\r\n\u0000");
    }

    @Test
    void givesNothingFromNowOn() {
        publish("a");

        Page page = read(Position.NOW);
        Cursor second = publish("b").id();

        assertThat(page.messages()).isEmpty();
        assertThat(page.complete()).isTrue();
        assertThat(second.follows(page.end())).isTrue();
    }

    @Test
    void hasAPlaceBeforeTheFirstMessage() {
        Cursor place = read(Position.NOW).end();
        publish("a");

        Page page = read(new Position.After(place));

        assertThat(texts(page)).containsExactly("a");
        assertThat(page.complete()).isTrue();
    }

    @Test
    void givesWhatComesBehindACursor() {
        publish("a");
        Cursor second = publish("b").id();
        publish("c");

        Page page = read(new Position.After(second));

        assertThat(texts(page)).containsExactly("c");
        assertThat(page.start()).isEqualTo(second);
        assertThat(page.complete()).isTrue();
    }

    @Test
    void givesNothingBehindTheLast() {
        Cursor last = publish("a").id();

        Page page = read(new Position.After(last));

        assertThat(page.messages()).isEmpty();
        assertThat(page.end()).isEqualTo(last);
        assertThat(page.complete()).isTrue();
    }

    @Test
    void givesAPageAtATime() {
        for (int i = 0; i < 5; i++) {
            publish("m" + i);
        }

        Page first = wait(broker.read(topic, Position.EARLIEST, 3));
        Page second = wait(broker.read(topic, new Position.After(first.end()), 3));

        assertThat(texts(first)).containsExactly("m0", "m1", "m2");
        assertThat(first.more()).isTrue();
        assertThat(texts(second)).containsExactly("m3", "m4");
        assertThat(second.more()).isFalse();
    }

    @Test
    void saysThatMessagesAreGoneBehindAnOldCursor() {
        Cursor first = publish("first").id();
        for (int i = 0; i < LIMITS.count() + 1; i++) {
            publish("m" + i);
        }

        Page page = read(new Position.After(first));

        assertThat(page.complete()).isFalse();
        assertThat(texts(page)).hasSize(LIMITS.count()).startsWith("m1");
        assertThat(page.messages().get(0).id().follows(page.start())).isTrue();
    }

    @Test
    void missesNothingBehindTheCursorRightBeforeTheOldest() {
        Cursor first = publish("first").id();
        for (int i = 0; i < LIMITS.count(); i++) {
            publish("m" + i);
        }

        Page page = read(new Position.After(first));

        assertThat(page.complete()).isTrue();
        assertThat(texts(page)).hasSize(LIMITS.count()).startsWith("m0");
    }

    @Test
    void saysThatACursorIsOfAnotherTopic() {
        publish("a");
        Cursor foreign = wait(broker.publish(
                        new Draft(new Topic("other-" + UUID.randomUUID()), "", new Payload.Text("x"), "")))
                .id();

        Page page = read(new Position.After(foreign));

        assertThat(page.complete()).isFalse();
        assertThat(texts(page)).containsExactly("a");
    }

    @Test
    void saysThatACursorIsOfTheFuture() {
        Cursor last = publish("a").id();

        Page page = read(new Position.After(new Cursor(last.life(), last.millis() + 1, last.number() + 1)));

        assertThat(page.complete()).isFalse();
    }

    @Test
    void publishesOnceUnderAKey() {
        Receipt first = publish("a", "key-1");
        Receipt again = publish("a", "key-1");
        Receipt other = publish("b", "key-2");

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.repeated()).isTrue();
        assertThat(other.repeated()).isFalse();
        assertThat(texts(read(Position.EARLIEST))).containsExactly("a", "b");
    }

    @Test
    void tellsWhoListensInOrder() throws InterruptedException {
        Ear ear = listen(topic);
        for (int i = 0; i < 5; i++) {
            publish("m" + i);
        }

        for (int i = 0; i < 5; i++) {
            assertThat(ear.next()).isEqualTo("m" + i);
        }
    }

    @Test
    void tellsTheSameIdsAsTheHistory() throws InterruptedException {
        Ear ear = listen(topic);
        Receipt receipt = publish("a");

        assertThat(ear.heard.poll(10, TimeUnit.SECONDS).id()).isEqualTo(receipt.id());
    }

    @Test
    void tellsNothingOfOtherTopicsNorOfRepetitions() throws InterruptedException {
        Ear ear = listen(topic);
        wait(broker.publish(new Draft(new Topic("other-" + UUID.randomUUID()), "", new Payload.Text("x"), "")));
        publish("a", "key");
        publish("a", "key");
        publish("b");

        assertThat(ear.next()).isEqualTo("a");
        assertThat(ear.next()).isEqualTo("b");
    }

    @Test
    void tellsNothingAfterLeaving() throws InterruptedException {
        Ear ear = listen(topic);
        broker.leave(topic);
        publish("a");
        Ear again = listen(topic);
        publish("b");

        String next = again.next();
        // What is on its way while one leaves and the next one comes may still be told to that one.
        assertThat(next.equals("a") ? again.next() : next).isEqualTo("b");
        assertThat(ear.heard).isEmpty();
    }

    @Test
    void beginsANewLifeWhenATopicIsDropped() throws InterruptedException {
        Ear ear = listen(topic);
        Cursor before = publish("a").id();
        assertThat(ear.next()).isEqualTo("a");

        wait(broker.drop(topic));

        assertThat(ear.missed.poll(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(read(Position.EARLIEST).messages()).isEmpty();
        Cursor after = publish("b").id();
        assertThat(after.isOfSameLife(before)).isFalse();
        assertThat(read(new Position.After(before)).complete()).isFalse();
    }

    @Test
    void keepsEveryMessageOfManyPublishersAtOnce() throws Exception {
        Ear ear = listen(topic);
        List<Thread> publishers = new ArrayList<>();
        for (int p = 0; p < 4; p++) {
            String name = "p" + p;
            publishers.add(new Thread(() -> {
                for (int i = 0; i < 50; i++) {
                    publish(name + "-" + i);
                }
            }));
        }
        publishers.forEach(Thread::start);
        long number = 0;
        for (int i = 0; i < 200; i++) {
            number++;
            assertThat(ear.heard.poll(10, TimeUnit.SECONDS).id().number()).isEqualTo(number);
        }
        for (Thread publisher : publishers) {
            publisher.join();
        }
    }

    @Test
    void isWell() {
        assertThat(broker.health().up()).isTrue();
        assertThat(broker.health().text()).isNotEmpty();
    }

    private Receipt publish(String text) {
        return publish(text, "");
    }

    private Receipt publish(String text, String key) {
        return wait(broker.publish(new Draft(topic, "", new Payload.Text(text), key)));
    }

    private Page read(Position position) {
        return wait(broker.read(topic, position, ALL));
    }

    private Ear listen(Topic heard) {
        Ear ear = new Ear();
        wait(broker.listen(heard, ear));
        return ear;
    }

    static <T> T wait(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new AssertionError("the broker did not do it", broken);
        }
    }

    private static List<String> texts(Page page) {
        return page.messages().stream()
                .map(message -> ((Payload.Text) message.payload()).text())
                .toList();
    }

    private static final class Ear implements Broker.Listener {

        private final BlockingQueue<Message> heard = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> missed = new LinkedBlockingQueue<>();

        @Override
        public void heard(Message message) {
            heard.add(message);
        }

        @Override
        public void away(String why) {
            throw new AssertionError("it was there all the time, but said: " + why);
        }

        @Override
        public void missed() {
            missed.add("missed");
        }

        String next() throws InterruptedException {
            Message message = heard.poll(10, TimeUnit.SECONDS);
            assertThat(message).as("a message within 10 s").isNotNull();
            return ((Payload.Text) message.payload()).text();
        }
    }
}
