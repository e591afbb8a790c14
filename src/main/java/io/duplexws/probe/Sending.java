package io.duplexws.probe;

import com.google.gson.JsonObject;
import io.duplexws.probe.Command.Send;
import io.duplexws.socket.Outbox;
import io.duplexws.socket.Piece;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * The messages of one command, frame by frame: each is made when the client has read most of those before it. Runs on one
 * thread at a time, and leaves it to others every few frames.
 */
final class Sending {

    private static final int FRAMES_IN_A_ROW = 64;
    private static final int BYTES_IN_A_ROW = 1 << 18;

    private final Send send;
    private final Outbox outbox;
    private final Turns turns;
    private final Consumer<Sending> end;
    private final CRC32 crc32 = new CRC32();
    private final long began = System.nanoTime();
    private int frame;
    private int sent;

    /** @param end told once, when the last frame is on its way or the time is over */
    Sending(Send send, Outbox outbox, Turns turns, Consumer<Sending> end) {
        this.send = send;
        this.outbox = outbox;
        this.turns = turns;
        this.end = end;
    }

    void run() {
        int row = 0;
        for (int i = 0; i < FRAMES_IN_A_ROW && row < BYTES_IN_A_ROW; i++) {
            if (!outbox.hasRoomOr(() -> turns.soon(this::run))) {
                return;
            }
            row += handFrame();
            if (frame == 0 && !goesOnAtOnce()) {
                return;
            }
        }
        turns.soon(this::run);
    }

    boolean isComplete() {
        return sent == send.times();
    }

    int sent() {
        return sent;
    }

    void tell(JsonObject answer) {
        answer.addProperty("send", send.content().isText() ? "text" : "binary");
        answer.addProperty("bytes", send.bytes());
        answer.addProperty("frames", send.frames());
        answer.addProperty("times", sent);
        answer.addProperty("crc32", Checksum.text(crc32));
    }

    private int handFrame() {
        byte[] bytes = send.content().bytes(send.border(frame), send.border(frame + 1), send.bytes());
        boolean first = frame == 0;
        boolean last = frame == send.frames() - 1;
        if (sent == 0) {
            crc32.update(bytes);
        }
        frame = last ? 0 : frame + 1;
        outbox.hand(
                send.content().isText()
                        ? new Piece.Text(new String(bytes, StandardCharsets.UTF_8), first, last)
                        : new Piece.Binary(ByteBuffer.wrap(bytes), first, last));
        return bytes.length;
    }

    /** A message is through: whether the next one begins now, and not later or never. */
    private boolean goesOnAtOnce() {
        sent++;
        Duration gone = Duration.ofNanos(System.nanoTime() - began);
        if (isComplete() || gone.compareTo(Limits.TIME) > 0) {
            end.accept(this);
            return false;
        }
        Duration left = send.every().multipliedBy(sent).minus(gone);
        if (left.isNegative() || left.isZero()) {
            return true;
        }
        turns.later(left, this::run);
        return false;
    }
}
