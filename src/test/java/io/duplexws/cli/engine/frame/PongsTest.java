package io.duplexws.cli.engine.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PongsTest {

    private final List<Byte> sent = new ArrayList<>();
    private final Queue<Consumer<Throwable>> inFlight = new ArrayDeque<>();

    @Test
    void answersEachPingWhereThePongsGoOutAtOnce() {
        Pongs pongs = new Pongs((payload, done) -> {
            sent.add(payload.get());
            done.accept(null);
        });

        for (byte ping = 0; ping < 3; ping++) {
            pongs.answer(new byte[] {ping});
        }

        assertThat(sent).containsExactly((byte) 0, (byte) 1, (byte) 2);
    }

    @Test
    void answersTheLastOfThoseThatCameWhileAPongWasOnItsWay() {
        Pongs pongs = new Pongs((payload, done) -> {
            sent.add(payload.get());
            inFlight.add(done);
        });
        for (byte ping = 0; ping < 5; ping++) {
            pongs.answer(new byte[] {ping});
        }
        assertThat(sent).containsExactly((byte) 0);

        inFlight.remove().accept(null);

        assertThat(sent).containsExactly((byte) 0, (byte) 4);
        inFlight.remove().accept(null);
        assertThat(inFlight).isEmpty();
    }
}
