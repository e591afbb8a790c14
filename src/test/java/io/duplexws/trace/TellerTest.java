package io.duplexws.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.duplexws.push.BrokerException;
import io.duplexws.push.Topic;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TellerTest {

    private final FakeVoice voice = new FakeVoice();
    private final Teller teller = new Teller(voice.voice(), new Source(new Topic("trace.x"), "c1", ""), 3);

    @Test
    void numbersEventsInOrderAndSaysWhenTheyHappened() {
        teller.tell("a", json("is", "first"));
        voice.pass(250);
        teller.tell("b", json("is", "second"));
        voice.pass(250);

        assertThat(voice.events())
                .hasToString("[{\"n\":1,\"c\":\"c1\",\"at\":\"1970-01-01T00:00:01Z\",\"is\":\"first\"},"
                        + " {\"n\":2,\"c\":\"c1\",\"at\":\"1970-01-01T00:00:01.250Z\",\"is\":\"second\"}]");
        assertThat(voice.topics()).containsExactly("trace.x");
    }

    @Test
    void callsTheConnectionAsItsClientDoes() {
        new Teller(voice.voice(), new Source(new Topic("trace.x"), "c1", "left"), 3).tell("a", new JsonObject());

        assertThat(voice.events())
                .hasToString("[{\"n\":1,\"c\":\"c1\",\"as\":\"left\",\"at\":\"1970-01-01T00:00:01Z\"}]");
    }

    @Test
    void tellsNothingOnTheThreadThatBringsIt() {
        teller.tell("a", new JsonObject());

        assertThat(voice.topics()).isEmpty();
    }

    @Test
    void publishesOneAfterTheOther() {
        CompletableFuture<Void> first = new CompletableFuture<>();
        voice.answering(first);
        teller.tell("a", new JsonObject());
        teller.tell("b", new JsonObject());
        assertThat(voice.told()).containsExactly("a");

        voice.answering(CompletableFuture.completedFuture(null));
        first.complete(null);

        assertThat(voice.told()).containsExactly("a", "b");
    }

    @Test
    void countsWhatComesTooFastAndTellsSoWithTheNextEvent() {
        for (int i = 0; i < 5; i++) {
            teller.tellWithinRate("fast", JsonObject::new);
        }
        voice.pass(1_000);
        teller.tellWithinRate("next", JsonObject::new);

        assertThat(voice.told()).containsExactly("fast", "fast", "fast", "omitted {\"events\":2}", "next");
        assertThat(voice.events())
                .extracting(event -> event.get("n").getAsInt())
                .containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void tellsWhatItLeftOutSoonWhenNothingElseComes() {
        for (int i = 0; i < 5; i++) {
            teller.tellWithinRate("fast", JsonObject::new);
        }
        voice.runDelayed();

        assertThat(voice.told()).endsWith("fast", "omitted {\"events\":2}");
        assertThat(voice.putOff()).isZero();
    }

    @Test
    void alwaysTellsWhatEveryConnectionHas() {
        for (int i = 0; i < 5; i++) {
            teller.tellWithinRate("fast", JsonObject::new);
        }
        teller.tell("close", new JsonObject());

        assertThat(voice.told()).endsWith("omitted {\"events\":2}", "close");
    }

    @Test
    void keepsABoundedNumberWaiting() {
        Teller fast = new Teller(voice.voice(), new Source(new Topic("trace.y"), "c2", ""), 1_000_000);
        for (int i = 0; i < Teller.MOST_WAITING + 10; i++) {
            fast.tellWithinRate("m", JsonObject::new);
        }
        fast.tell("close", new JsonObject());

        assertThat(voice.told()).hasSize(Teller.MOST_WAITING + 2).endsWith("m", "omitted {\"events\":10}", "close");
    }

    @Test
    void countsWhatTheBrokerDidNotTakeAndUsesItsNumberForNothingElse() {
        voice.answering(CompletableFuture.failedFuture(new BrokerException("away", null)));
        teller.tell("lost", new JsonObject());
        assertThat(voice.told()).containsExactly("lost");
        voice.runDelayed();
        voice.answering(CompletableFuture.completedFuture(null)).runDelayed();

        assertThat(voice.told()).containsExactly("lost", "omitted {\"events\":1}", "omitted {\"events\":1}");
        assertThat(voice.events().get(2).get("n").getAsInt()).isEqualTo(3);
    }

    @Test
    void givesUpWhenTheBrokerStaysAway() {
        voice.answering(CompletableFuture.failedFuture(new BrokerException("away", null)));
        teller.tell("lost", new JsonObject());
        voice.run();
        for (int i = 0; i < 100; i++) {
            voice.runDelayed();
        }

        assertThat(voice.putOff()).isZero();
    }

    private static JsonObject json(String name, String value) {
        JsonObject json = new JsonObject();
        json.addProperty(name, value);
        return json;
    }
}
