package io.duplexws.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class AllocationTest {

    private static final int BYTES = 64 << 20;

    private final Allocation allocation = new Allocation((ThreadMXBean) ManagementFactory.getThreadMXBean());

    @Test
    void countsWhatThreadsAllocate() {
        long before = allocation.bytes();
        byte[] allocated = new byte[BYTES];

        assertThat(allocation.bytes() - before).isGreaterThanOrEqualTo(allocated.length);
    }

    @Test
    void forgetsNothingOfAThreadThatHasEnded() throws InterruptedException {
        Thread thread = new Thread(() -> {
            byte[] allocated = new byte[BYTES];
            allocation.bytes();
            assertThat(allocated).isNotEmpty();
        });
        long before = allocation.bytes();
        thread.start();
        thread.join();

        assertThat(allocation.bytes() - before).isGreaterThanOrEqualTo(BYTES);
    }
}
