package io.duplexws.socket;

import jakarta.websocket.Session;
import java.util.ArrayDeque;
import java.util.Queue;

/** An engine whose reads begin and end when the test says so. */
final class FakeReads implements Reads {

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private long next = 1;
    private long current;

    void begin() {
        current = next++;
    }

    void end() {
        current = 0;
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    @Override
    public long current() {
        return current;
    }

    @Override
    public boolean atEnd(Runnable task) {
        return current != 0 && tasks.add(task);
    }

    @Override
    public boolean isCrowded() {
        return false;
    }

    @Override
    public boolean pause(Session session) {
        return false;
    }

    @Override
    public void resume(Session session) {
        // Never paused.
    }
}
