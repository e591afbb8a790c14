package io.duplexws.cli;

import io.duplexws.cli.connect.Conversation;
import io.duplexws.cli.connect.Outcome;
import io.duplexws.cli.connect.Screen;
import io.duplexws.cli.connect.ServerSide;
import io.duplexws.cli.wire.Opening;
import io.duplexws.cli.wire.Target;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code connect}: a WebSocket client for people and pipes. */
@Command(
        name = "connect",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        description = {
            "Connects to a WebSocket. Lines of standard input go out as text messages, messages come to standard"
                    + " output, one line each, binary ones as hexadecimal digits; all else goes to standard error."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:closed with 1000 or 1001 or without a code, or by us",
            "1:closed with another code, or the server broke the protocol",
            "2:a bad option or URL, or a line that was not understood",
            "3:not connected: unknown host, nothing listens, TLS, no answer",
            "4:the handshake was refused",
            "5:the connection was lost without a close (1006)",
            "130:stopped by Ctrl-C, closed with 1001"
        })
final class ConnectCommand implements Callable<Integer> {

    /** Tyrus warns of what is told in one sentence here. Kept, or the log manager would forget its level with it. */
    private static final Logger TYRUS = Logger.getLogger("org.glassfish.tyrus");

    @Parameters(paramLabel = "URL", description = "ws://… or wss://…; http and https mean these too")
    private String url;

    @Option(
            names = {"-s", "--subprotocol"},
            paramLabel = "NAME",
            description = "offers this subprotocol; may stand more than once, the preferred one first")
    private List<String> subprotocols = new ArrayList<>();

    @Option(
            names = {"-H", "--header"},
            paramLabel = "\"NAME: VALUE\"",
            description = "sends this header, in place of one of the same name; without a value it takes that away")
    private List<String> headers = new ArrayList<>();

    @Option(
            names = "--origin",
            paramLabel = "URL",
            defaultValue = "",
            description = "connects as a page of this origin would; without it there is no Origin header")
    private String origin;

    @Option(
            names = "--binary",
            description = "lines are bytes, such as 48 65 6c or 48656c, and go out as binary messages")
    private boolean binary;

    @Option(names = "--insecure", description = "takes any certificate and any name in it")
    private boolean insecure;

    @Option(names = "--trace", description = "shows what a Duplex server sees of this connection beside what we see")
    private boolean trace;

    @Option(
            names = "--timeout",
            paramLabel = "S",
            defaultValue = "10",
            description = "seconds for the connection, and again for the answer to the handshake; default 10")
    private double timeout;

    @Option(
            names = "--wait",
            paramLabel = "S",
            defaultValue = "1",
            description = "after the end of the input, seconds without a message until it closes with 1000; default 1")
    private double wait;

    @Override
    public Integer call() {
        TYRUS.setLevel(Level.OFF);
        Screen screen = Screen.ofProcess();
        Opening plain = opening();
        if (insecure) {
            screen.note("--insecure: any certificate is taken, so anybody may be the server");
        }
        if (!trace) {
            return converse(plain, screen).exitCode();
        }
        ServerSide server = new ServerSide(plain, screen);
        server.start();
        Outcome outcome = converse(server.opening(), screen);
        if (outcome != Outcome.UNREACHABLE) {
            server.finish();
        }
        return outcome.exitCode();
    }

    /** For the help text, a heading first. */
    static String[] commands() {
        List<String> lines = new ArrayList<>(List.of("", "A line that begins with / is a command:"));
        Conversation.commands().forEach(line -> lines.add("  " + line));
        lines.add("");
        lines.add("  echo hello | java -jar duplex.war connect ws://localhost:8080/ws");
        return lines.toArray(String[]::new);
    }

    private Outcome converse(Opening opening, Screen screen) {
        Conversation conversation = new Conversation(opening, screen);
        Runtime.getRuntime().addShutdownHook(new Thread(conversation::leave, "duplex-leave"));
        Reader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return conversation.hold(input, binary, duration("--wait", wait));
    }

    private Opening opening() {
        try {
            return new Opening(
                    Target.read(url), subprotocols, headers, origin, insecure, duration("--timeout", timeout));
        } catch (IllegalArgumentException bad) {
            throw new CannotRun(bad.getMessage(), bad);
        }
    }

    private static Duration duration(String option, double seconds) {
        if (!(seconds >= 0 && seconds <= 1e9)) {
            throw new CannotRun(option + " is " + seconds + "; wanted seconds");
        }
        return Duration.ofNanos((long) (seconds * 1e9));
    }
}
