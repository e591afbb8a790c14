package io.duplexws.cli.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sends the messages of one connection; those that may go out at once go in one write. Whoever sees that some may go sends
 * them itself, as long as any socket has room for all that can be in flight. Else a thread of its own does: who hears must
 * not wait for a server that waits to be heard. Thread-safe.
 */
final class Sending implements Runnable {

    private static final int SURE_ROOM = 16_384;

    private final EchoClient client;
    private final Message message;
    private final int most;

    /** Started where it is wanted. */
    private final Thread own;

    private final boolean mayBlock;
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by the lock. */
    private final ByteBuffer frames;

    private volatile boolean over;

    Sending(EchoClient client) {
        this.client = client;
        this.message = client.run().message();
        int window = client.run().plan().window();
        this.most = Math.max(1, Math.min(window, SURE_ROOM / message.frameBytes()));
        this.frames = ByteBuffer.allocate(most * message.frameBytes());
        this.mayBlock = (long) window * message.frameBytes() > SURE_ROOM;
        this.own = new Thread(this, "duplex-bench-send");
        own.setDaemon(true);
    }

    void start() {
        if (mayBlock) {
            own.start();
        }
    }

    /** Sends what is to go out now, or has it sent. Nothing before the client has begun. */
    void wake() {
        if (mayBlock) {
            LockSupport.unpark(own);
        } else {
            sendWhatIsDue();
        }
    }

    void end() {
        over = true;
        LockSupport.unpark(own);
    }

    @Override
    public void run() {
        while (!over) {
            sendWhatIsDue();
            LockSupport.park(this);
        }
    }

    private void sendWhatIsDue() {
        lock.lock();
        try {
            for (int turn = take(); turn > 0; turn = take()) {
                send(turn);
            }
        } catch (IOException lost) {
            // Whoever hears knows why: a close frame may be on its way.
            end();
        } finally {
            lock.unlock();
        }
    }

    private int take() {
        if (over || !client.hasBegun()) {
            return Pace.NOT_NOW;
        }
        int turn = client.pace().take(most);
        if (turn == Pace.NEVER_AGAIN) {
            end();
            client.sentAll();
        }
        return turn;
    }

    private void send(int turn) throws IOException {
        frames.clear();
        // Masks keep proxies from taking for HTTP what a page chose to send (RFC 6455, section 10.3); nobody chooses
        // here.
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int i = 0; i < turn; i++) {
            message.put(frames, client.sent() + i + 1, random.nextInt());
        }
        client.sending(turn);
        client.socket().sendMasked(frames.array(), frames.position());
        client.sendPong();
    }
}
