package io.duplexws.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;

/** What the process takes from its machine, where this JVM tells it; names by Prometheus's custom. */
final class ProcessMeters {

    private static final double NANOS_A_SECOND = 1e9;

    private ProcessMeters() {}

    static void bindTo(MeterRegistry registry) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            FunctionCounter.builder("process.cpu", system, held -> held.getProcessCpuTime() / NANOS_A_SECOND)
                    .baseUnit("seconds")
                    .description("Processor time that this process has taken, on all processors together")
                    .register(registry);
        }
        if (ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
                && threads.isThreadAllocatedMemorySupported()) {
            Allocation allocation = new Allocation(threads);
            // The registry holds what it reads from but weakly.
            FunctionCounter.builder("jvm.threads.allocated", registry, held -> allocation.bytes())
                    .baseUnit("bytes")
                    .description("Bytes of heap that threads have allocated; not of those that began and ended unseen")
                    .register(registry);
        }
    }
}
