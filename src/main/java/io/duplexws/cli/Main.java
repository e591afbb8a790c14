package io.duplexws.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** The command line. Without a command it serves. */
@Command(
        name = "duplex",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Shows whether, how well and why (not) WebSockets work. Without a command it serves.",
        subcommands = {
            ServeCommand.class,
            ConnectCommand.class,
            CheckCommand.class,
            CompareCommand.class,
            BenchCommand.class
        })
public final class Main {

    /** Exit code of a bad option, a taken port, an unreadable certificate: a person must act. */
    static final int CANNOT_RUN = 2;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(withCommand(arguments)));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.getSubcommands().get("serve").getCommandSpec().usageMessage().footer(Welcome.settings());
        line.getSubcommands().get("connect").getCommandSpec().usageMessage().footer(ConnectCommand.commands());
        line.setParameterExceptionHandler(Main::oneSentence);
        line.setExecutionExceptionHandler((failure, command, result) -> {
            if (failure instanceof CannotRun) {
                command.getErr().println("duplex: " + failure.getMessage());
                return CANNOT_RUN;
            }
            throw failure;
        });
        return line;
    }

    /** {@code serve} is implied when the first word is an option of it, or when there is none. */
    private static String[] withCommand(String[] arguments) {
        boolean own = arguments.length > 0
                && (!arguments[0].startsWith("-") || arguments[0].matches("-h|--help|-V|--version"));
        if (own) {
            return arguments;
        }
        String[] serve = new String[arguments.length + 1];
        serve[0] = "serve";
        System.arraycopy(arguments, 0, serve, 1, arguments.length);
        return serve;
    }

    private static int oneSentence(ParameterException bad, String[] arguments) {
        String message = bad.getMessage().strip();
        bad.getCommandLine().getErr().println("duplex: " + message + "; see --help");
        return CANNOT_RUN;
    }

    /** Reads the version that the build wrote into the manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Duplex " + number()};
        }

        static String number() {
            String version = Main.class.getPackage().getImplementationVersion();
            return version == null ? "(unpackaged)" : version;
        }
    }
}
