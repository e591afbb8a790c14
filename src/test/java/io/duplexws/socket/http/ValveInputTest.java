package io.duplexws.socket.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ValveInputTest {

    private final FakeInput source = new FakeInput();
    private final Queue<Runnable> readers = new ArrayDeque<>();
    private final ValveInput input = new ValveInput(source, readers::add);
    private final Reader reader = new Reader();

    @BeforeEach
    void listen() {
        input.setReadListener(reader);
    }

    @Test
    void tellsTheListenerNothingBeforeItBegins() throws IOException {
        source.arrives("ab");
        assertThat(reader.read).isEmpty();
        input.begin();
        assertThat(reader.read).containsExactly("a", "b");
    }

    @Test
    void passesOnWhatComes() throws IOException {
        input.begin();
        source.arrives("ab");
        source.arrives("c");
        assertThat(reader.read).containsExactly("a", "b", "c");
    }

    @Test
    void stopsInTheMidstOfWhatHasCome() throws IOException {
        reader.shutsAfter = "a";
        input.begin();
        source.arrives("ab");
        assertThat(reader.read).containsExactly("a");
        input.open();
        run();
        assertThat(reader.read).containsExactly("a", "b");
    }

    @Test
    void keepsWhatComesWhileItIsShut() throws IOException {
        input.begin();
        input.shut();
        source.arrives("a");
        assertThat(reader.read).isEmpty();
        input.open();
        run();
        assertThat(reader.read).containsExactly("a");
    }

    @Test
    void waitsForTheContainerWhenNothingHasCome() throws IOException {
        reader.shutsAfter = "a";
        input.begin();
        source.arrives("a");
        input.open();
        run();
        assertThat(reader.read).containsExactly("a");
        source.arrives("b");
        assertThat(reader.read).containsExactly("a", "b");
    }

    @Test
    void readsOnByItselfWhenItIsOpenedWithinTheListener() throws IOException {
        reader.opensAtOnce = true;
        reader.shutsAfter = "a";
        input.begin();
        source.arrives("ab");
        assertThat(reader.read).containsExactly("a", "b");
        assertThat(readers).isEmpty();
    }

    @Test
    void needsNoThreadWhenNothingWaited() throws IOException {
        input.begin();
        input.shut();
        input.open();
        assertThat(readers).isEmpty();
        source.arrives("a");
        assertThat(reader.read).containsExactly("a");
    }

    @Test
    void staysShutWhenItIsShutAgainBeforeAThreadIsFree() throws IOException {
        reader.shutsAfter = "a";
        input.begin();
        source.arrives("ab");
        input.open();
        input.shut();
        run();
        assertThat(reader.read).containsExactly("a");
        input.open();
        run();
        assertThat(reader.read).containsExactly("a", "b");
    }

    @Test
    void tellsTheContainerWhatTheListenerThrows() throws IOException {
        reader.failsAt = "a";
        input.begin();
        assertThatThrownBy(() -> source.arrives("a")).isInstanceOf(IOException.class);
        assertThat(input.isReady()).isFalse();
        source.arrives("b");
        assertThat(reader.read).containsExactly("a", "b");
    }

    @Test
    void tellsTheListenerWhatBreaksOnAThreadOfOurs() throws IOException {
        reader.failsAt = "b";
        reader.shutsAfter = "a";
        input.begin();
        source.arrives("ab");
        input.open();
        run();
        assertThat(reader.errors).hasSize(1);
    }

    private void run() {
        for (Runnable read = readers.poll(); read != null; read = readers.poll()) {
            read.run();
        }
    }

    /** As engines do it: reads for as long as something is ready. */
    private final class Reader implements ReadListener {

        private final List<String> read = new ArrayList<>();
        private final List<Throwable> errors = new ArrayList<>();
        private String shutsAfter = "";
        private String failsAt = "";
        private boolean opensAtOnce;

        @Override
        public void onDataAvailable() throws IOException {
            do {
                String letter = Character.toString(input.read());
                read.add(letter);
                if (letter.equals(failsAt)) {
                    throw new IOException("broken at " + letter);
                }
                if (letter.equals(shutsAfter)) {
                    shutsAfter = "";
                    input.shut();
                    if (opensAtOnce) {
                        assertThat(input.isReady()).isFalse();
                        input.open();
                        return;
                    }
                }
            } while (input.isReady());
        }

        @Override
        public void onAllDataRead() {
            // Nothing to do.
        }

        @Override
        public void onError(Throwable failure) {
            errors.add(failure);
        }
    }
}
