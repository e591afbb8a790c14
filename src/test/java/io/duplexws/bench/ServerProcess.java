package io.duplexws.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A server in a process of its own, on one core where the system has a way to say so. */
final class ServerProcess implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("(?:port |is up at http://[^:]+:)(\\d+)");

    /** What the servers say of their clients, a line for each that goes. */
    private static final File LOG = new File("target/bench.log");

    private final Process process;
    private final InetSocketAddress address;

    private ServerProcess(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    /** The executable WAR, with these options of the JVM. */
    static ServerProcess duplex(String... jvm) throws IOException {
        return duplexOn(System.getProperty("engine", "loops"), jvm);
    }

    /** The same with another engine. */
    static ServerProcess duplexOn(String engine, String... jvm) throws IOException {
        return duplex(System.getProperty("war"), List.of("--engine", engine), jvm);
    }

    /** The same of another build. */
    static ServerProcess duplexOf(String war, String... jvm) throws IOException {
        return duplex(war, List.of(), jvm);
    }

    private static ServerProcess duplex(String war, List<String> options, String... jvm) throws IOException {
        List<String> command = new ArrayList<>(List.of(jvm));
        if (System.getProperty("jvm") != null) {
            command.addAll(List.of(System.getProperty("jvm").split(" ")));
        }
        command.addAll(List.of("-jar", war, "serve", "--port", "0"));
        command.addAll(options);
        // The heartbeat runs, but no client here answers a ping, and some are idle for longer than a minute.
        command.addAll(List.of("--set", "ping.interval=3600", "--set", "idle.timeout=0"));
        return start(command);
    }

    /** The engine without Duplex: {@code tuned} or {@code untouched}. */
    static ServerProcess bare(String how) throws IOException {
        // Of our test class path only the engine's own: a second copy of the API would disturb it.
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith(".jar") || entry.contains("tomcat"))
                .collect(Collectors.joining(File.pathSeparator));
        return start(List.of("-cp", classPath, "io.duplexws.cli.BareServer", how));
    }

    /** Another program, which prints its port as {@code port N}. */
    static ServerProcess other(Path program) throws IOException {
        return started(List.of(program.toString()));
    }

    /** How long the executable WAR takes until it serves, on all processors. */
    static double secondsToStart() throws IOException {
        long begun = System.nanoTime();
        ServerProcess server = ready(List.of(java(), "-jar", System.getProperty("war"), "serve", "--port", "0"));
        double seconds = (System.nanoTime() - begun) / 1e9;
        server.close();
        return seconds;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static ServerProcess start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(arguments);
        return started(command);
    }

    private static ServerProcess started(List<String> program) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/taskset"))) {
            command.addAll(List.of("/usr/bin/taskset", "-c", "0"));
        }
        command.addAll(program);
        return ready(command);
    }

    private static ServerProcess ready(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(LOG))
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher port = PORT.matcher(line);
            if (port.find()) {
                return new ServerProcess(process, new InetSocketAddress("127.0.0.1", Integer.parseInt(port.group(1))));
            }
        }
        throw new IOException("the server did not start; what it said stands in " + LOG);
    }

    InetSocketAddress address() {
        return address;
    }

    /** Seconds of processor time used so far. */
    double processorSeconds() {
        return process.toHandle().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    /** Bytes of heap in use after a full collection. */
    long heapAfterCollection() throws IOException {
        jcmd("GC.run");
        // One line for the whole heap or one for each generation, depending on the collector.
        long used = Pattern.compile("total \\d+K, used (\\d+)K")
                .matcher(jcmd("GC.heap_info"))
                .results()
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .sum();
        if (used == 0) {
            throw new IOException("jcmd told no heap");
        }
        return used * 1024;
    }

    /** Bytes of memory that the system has given it, all in all. */
    long resident() throws IOException {
        String status = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "status"));
        Matcher line = Pattern.compile("VmRSS:\\s+(\\d+) kB").matcher(status);
        if (!line.find()) {
            throw new IOException("the system does not tell what memory a process has");
        }
        return Long.parseLong(line.group(1)) * 1024;
    }

    private String jcmd(String what) throws IOException {
        String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process jcmd = new ProcessBuilder(tool, String.valueOf(process.pid()), what).start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
