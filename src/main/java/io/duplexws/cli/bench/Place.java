package io.duplexws.cli.bench;

import com.sun.management.OperatingSystemMXBean;
import io.duplexws.cli.wire.Target;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.NetworkInterface;

/**
 * The client's machine.
 *
 * @param isServersToo whether the server runs on it
 * @param processors   of this machine
 * @param busy         of these, those that this client kept busy
 */
record Place(boolean isServersToo, int processors, double busy) {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    static Place of(Target target, double busy) {
        return new Place(isHere(target), Runtime.getRuntime().availableProcessors(), busy);
    }

    /** Nanoseconds of this process, over all processors. */
    static long processorNanos() {
        return SYSTEM.getProcessCpuTime();
    }

    private static boolean isHere(Target target) {
        try {
            InetAddress address = InetAddress.getByName(target.hostWithoutBrackets());
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException unknown) {
            // It was known when we connected, so it is hardly ours.
            return false;
        }
    }
}
