package io.duplexws.push.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.duplexws.push.BrokerException;
import io.duplexws.push.Cursor;
import io.duplexws.push.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** In which order the publications of one connection are answered. */
class PublicationsTest {

    private final List<JsonObject> answers = new ArrayList<>();
    private final Publications publications = new Publications(answers::add);

    @Test
    void answersAtOnceWhatIsThrough() {
        add(1).complete(receipt(1));

        assertThat(answers).hasSize(1);
        assertThat(answers.get(0)).hasToString("{\"ok\":1,\"id\":\"life-1-1\"}");
    }

    @Test
    void answersInTheOrderInWhichTheyCame() {
        CompletableFuture<Receipt> first = add(1);
        CompletableFuture<Receipt> second = add(2);
        CompletableFuture<Receipt> third = add(3);
        third.complete(receipt(3));
        second.complete(receipt(2));
        assertThat(answers).isEmpty();

        first.complete(receipt(1));

        assertThat(refs()).containsExactly(1, 2, 3);
    }

    @Test
    void answersInOrderWhatEndsWhileItAnswers() {
        List<Integer> order = new ArrayList<>();
        List<CompletableFuture<Receipt>> all = new ArrayList<>();
        Publications nested = new Publications(answer -> {
            int ref = answer.get("ok").getAsInt();
            if (ref < 9) {
                all.get(ref + 1).complete(receipt(ref + 1));
            }
            order.add(ref);
        });
        for (int i = 0; i < 10; i++) {
            all.add(new CompletableFuture<>());
            nested.add(all.get(i), new JsonPrimitive(i));
        }

        all.get(0).complete(receipt(0));

        assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void saysWhichOneFailedAndGoesOn() {
        CompletableFuture<Receipt> first = add(1);
        add(2).complete(receipt(2));

        first.completeExceptionally(new BrokerException("the broker is away", null));

        assertThat(answers.get(0))
                .hasToString("{\"error\":{\"code\":503,\"message\":\"not published: the broker is away\",\"ref\":1}}");
        assertThat(answers.get(1).get("ok").getAsInt()).isEqualTo(2);
    }

    private CompletableFuture<Receipt> add(int ref) {
        CompletableFuture<Receipt> stage = new CompletableFuture<>();
        publications.add(stage, new JsonPrimitive(ref));
        return stage;
    }

    private List<Integer> refs() {
        return answers.stream().map(answer -> answer.get("ok").getAsInt()).toList();
    }

    private static Receipt receipt(long number) {
        return new Receipt(new Cursor("life", number, number), false);
    }
}
