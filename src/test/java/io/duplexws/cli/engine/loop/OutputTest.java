package io.duplexws.cli.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.cli.engine.frame.MessageWriter;
import io.duplexws.cli.engine.frame.Opcode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over a real connection. */
class OutputTest {

    private static final int LARGE = 50_000;

    /** More than the buffers of any loopback. */
    private static final int MANY = 1_000;

    private final MessageWriter writer = new MessageWriter(null);
    private final List<Object> told = new ArrayList<>();
    private int asked;

    private final Output output = new Output(
            new Output.Owner() {
                @Override
                public void awaitRoom() {
                    asked++;
                }

                @Override
                public void outputBroke(IOException why) {
                    told.add(why);
                }
            },
            Output.TIMEOUT);

    private SocketChannel server;
    private SocketChannel client;

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocketChannel listener =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            client = SocketChannel.open(listener.getLocalAddress());
            server = listener.accept();
        }
        server.configureBlocking(false);
        output.to(new PlainTransport(server));
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void writesAtOnceAndTellsSo() throws IOException {
        output.send(frame(5), told::add);

        assertThat(told).hasSize(1).containsOnlyNulls();
        assertThat(read(7).get(1)).isEqualTo((byte) 5);
    }

    @Test
    void keepsWhatTheNetworkDoesNotTakeAndWritesItInOrder() throws IOException {
        int sent = fill();
        int waiting = sent - told.size();
        assertThat(waiting).isPositive();
        assertThat(asked).isEqualTo(1);

        long wanted = (long) sent * (LARGE + 4);
        ByteBuffer in = ByteBuffer.allocate(1 << 16);
        long got = 0;
        client.configureBlocking(false);
        while (got < wanted) {
            in.clear();
            got += client.read(in);
            output.writeOn();
        }

        assertThat(output.isWaiting()).isFalse();
        assertThat(told).hasSize(sent).containsOnlyNulls();
    }

    @Test
    void takesThePayloadWithinTheCall() throws IOException {
        fill();
        ByteBuffer payload = ByteBuffer.allocate(3).put(0, (byte) 'a');
        output.send(writer.data(Opcode.BINARY, payload, true), outcome -> {});
        payload.put(0, (byte) 'b');

        client.configureBlocking(false);
        byte last = 0;
        byte third = 0;
        ByteBuffer in = ByteBuffer.allocate(1 << 16);
        for (int quiet = 0; quiet < 100; quiet++) {
            in.clear();
            if (client.read(in) > 2) {
                quiet = 0;
                last = in.get(in.position() - 1);
                third = in.get(in.position() - 3);
            }
            output.writeOn();
        }
        assertThat(last).isZero();
        assertThat(third).isEqualTo((byte) 'a');
    }

    @Test
    void gathersSmallFramesUntilTheyAreFlushed() throws IOException {
        output.gather(true);
        output.send(frame(5), told::add);
        output.send(frame(6), told::add);
        client.configureBlocking(false);
        assertThat(client.read(ByteBuffer.allocate(1))).isZero();

        output.flush(told::add);

        client.configureBlocking(true);
        ByteBuffer both = read(7 + 8);
        assertThat(both.get(1)).isEqualTo((byte) 5);
        assertThat(both.get(8)).isEqualTo((byte) 6);
        assertThat(told).hasSize(3).containsOnlyNulls();
    }

    @Test
    void writesALargeFrameBehindThoseThatHaveGathered() throws IOException {
        output.gather(true);
        output.send(frame(5), told::add);
        output.send(frame(LARGE), told::add);

        assertThat(read(7 + 4).get(1)).isEqualTo((byte) 5);
    }

    @Test
    void sendsNothingBehindACloseFrameButWhatWasBefore() throws IOException {
        output.gather(true);
        output.send(frame(5), told::add);
        output.sendLast(MessageWriter.control(Opcode.CLOSE, ByteBuffer.allocate(2)));
        output.send(frame(6), told::add);
        output.flush(told::add);
        output.end();

        ByteBuffer all = read(7 + 4);
        assertThat(all.get(7)).isEqualTo((byte) 0x88);
        assertThat(client.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        assertThat(told).hasSize(3);
        assertThat((Throwable) told.get(1)).hasMessage("nothing follows a close frame");
        assertThat(told.get(2)).isNull();
    }

    @Test
    void failsWhatHasWaitedTooLongAndAllThatFollows() {
        fill();
        told.clear();

        output.failWhenLate(System.nanoTime() + Output.TIMEOUT - 1_000_000_000);
        assertThat(told).isEmpty();
        output.failWhenLate(System.nanoTime() + 2 * Output.TIMEOUT);
        output.send(frame(1), told::add);

        assertThat(told).hasSizeGreaterThan(2).allMatch(each -> each instanceof SocketTimeoutException);
    }

    /** Returns how many frames were sent, the last ones in vain. */
    private int fill() {
        int sent = 0;
        while (sent - told.size() < 3 && sent < MANY) {
            output.send(frame(LARGE), told::add);
            sent++;
        }
        return sent;
    }

    private MessageWriter.Frame frame(int length) {
        return writer.data(Opcode.BINARY, ByteBuffer.allocate(length), true);
    }

    private ByteBuffer read(int count) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(count);
        while (in.hasRemaining()) {
            assertThat(client.read(in)).isPositive();
        }
        return in;
    }
}
