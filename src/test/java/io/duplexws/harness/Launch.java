package io.duplexws.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How {@code java -jar duplex.war} is started.
 *
 * @param scratch the process's directory for temporary files
 */
public record Launch(Path scratch, List<String> jvmOptions, Map<String, String> environment, List<String> arguments) {

    public Launch {
        jvmOptions = List.copyOf(jvmOptions);
        environment = Map.copyOf(environment);
        arguments = List.copyOf(arguments);
    }

    public static Launch in(Path scratch, String... arguments) {
        return new Launch(scratch, List.of(), Map.of(), List.of(arguments));
    }

    public Launch withJvm(String... options) {
        return new Launch(scratch, List.of(options), environment, arguments);
    }

    public Launch withEnvironment(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return new Launch(scratch, jvmOptions, more, arguments);
    }

    /** Starts it and waits until it says where it serves. */
    public DuplexProcess serve() throws IOException {
        DuplexProcess process = new DuplexProcess(start());
        process.awaitUp();
        return process;
    }

    /** Starts it and waits until it ends by itself. */
    public DuplexProcess run() throws IOException {
        DuplexProcess process = new DuplexProcess(start());
        process.awaitEnd();
        return process;
    }

    /** Starts it, to be talked to by its standard input. */
    public ConnectProcess talk() throws IOException {
        return new ConnectProcess(start());
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djava.io.tmpdir=" + scratch);
        command.addAll(jvmOptions);
        command.add("-jar");
        command.add(System.getProperty("war"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(scratch.toFile());
        // What the machine or the build sets is no part of the test.
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("DUPLEX_")
                        || name.endsWith("JAVA_OPTIONS")
                        || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        // Where the tests themselves are stopped, nothing stays behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }
}
