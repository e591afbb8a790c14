package io.duplexws.cli.check;

import io.duplexws.harness.FreePort;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Tomcat with the WAR whose only connector speaks AJP, in a process of its own, for the tests know no Tomcat. */
final class AjpTomcat implements AutoCloseable {

    private static final String MAIN = """
            import java.io.File;
            import org.apache.catalina.connector.Connector;
            import org.apache.catalina.startup.Tomcat;

            class AjpMain {
                public static void main(String[] arguments) throws Exception {
                    Tomcat tomcat = new Tomcat();
                    tomcat.setBaseDir(arguments[2]);
                    new File(arguments[2], "webapps").mkdirs();
                    Connector connector = new Connector("AJP/1.3");
                    connector.setPort(Integer.parseInt(arguments[1]));
                    connector.setProperty("secretRequired", "false");
                    connector.setProperty("address", "127.0.0.1");
                    tomcat.setConnector(connector);
                    tomcat.addWebapp("", arguments[0]);
                    tomcat.start();
                    tomcat.getServer().await();
                }
            }
            """;

    private final Process process;
    private final int port;

    private AjpTomcat(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static AjpTomcat start(Path directory) throws IOException {
        int port = FreePort.find();
        Path war = Path.of(System.getProperty("war"));
        Path main = Files.writeString(directory.resolve("AjpMain.java"), MAIN);
        String jars;
        try (Stream<Path> files = Files.list(war.resolveSibling("embedded"))) {
            jars = files.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        jars,
                        main.toString(),
                        war.toString(),
                        String.valueOf(port),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        AjpTomcat tomcat = new AjpTomcat(process, port);
        if (!FreePort.isServedBy(process, port)) {
            tomcat.close();
            throw new IOException("the Tomcat with AJP did not start: " + Files.readString(directory.resolve("log")));
        }
        return tomcat;
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
