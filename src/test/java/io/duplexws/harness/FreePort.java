package io.duplexws.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A port of 127.0.0.1 that nobody listened on, for a program that cannot choose one itself. */
public final class FreePort {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private FreePort() {}

    public static int find() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits until the process answers there; false when it has ended, or 20 s are over. */
    public static boolean isServedBy(Process process, int port) throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        try {
            do {
                if (answers(port) && process.isAlive()) {
                    return true;
                }
            } while (!process.waitFor(20, TimeUnit.MILLISECONDS) && System.nanoTime() < end);
            return false;
        } catch (InterruptedException stopped) {
            throw new IOException("interrupted while a program started", stopped);
        }
    }

    /**
     * Says something that no protocol knows, which is no request that counts. To be let in is not enough: httpd listens
     * before it has read all of its configuration.
     */
    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write("?\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().read();
            return true;
        } catch (SocketTimeoutException listensOnly) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
