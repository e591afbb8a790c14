package io.duplexws.cli.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoopWatchTest {

    private final Loop loop = new Loop("a-loop");
    private final Logger logger = Logger.getLogger(LoopWatch.class.getName());
    private final BlockingQueue<String> told = new ArrayBlockingQueue<>(100);
    private final CountDownLatch over = new CountDownLatch(1);

    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            told.add(line.getMessage());
        }

        @Override
        public void flush() {
            // Nothing is kept.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void stop() {
        over.countDown();
        loop.stop();
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    @Test
    void tellsWhereALoopWaitsWithinItsWork() throws Exception {
        loop.execute(this::await);

        LoopWatch watch = new LoopWatch(List.of(loop));
        try {
            assertThat(told.poll(10, TimeUnit.SECONDS))
                    .startsWith("a-loop waits, and all of its connections with it: ")
                    .contains("LoopWatchTest.await");
        } finally {
            watch.close();
        }
    }

    @Test
    void hasNothingToSayOfALoopThatWaitsForWork() throws Exception {

        LoopWatch watch = new LoopWatch(List.of(loop));
        try {
            assertThat(told.poll(1_000, TimeUnit.MILLISECONDS)).isNull();
        } finally {
            watch.close();
        }
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
