package io.duplexws.cli;

import io.duplexws.cli.check.Catalogue;
import io.duplexws.cli.check.CheckUp;
import io.duplexws.cli.check.Report;
import io.duplexws.cli.check.ReportJson;
import io.duplexws.cli.check.ReportText;
import io.duplexws.words.Language;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: walks the path to a Duplex server and says what breaks WebSockets on it. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        description = {
            "Walks the path to a Duplex server: name, TCP, TLS, HTTP, handshake, messages, silence; says what on it breaks"
                    + " WebSockets, how it knows, and which line of which configuration mends it."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every check that was tried has passed", "1:there are findings", "2:a bad option or URL"})
final class CheckCommand implements Callable<Integer> {

    private static final int FINDINGS = 1;
    private static final int LONGEST_IDLE = 600;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "URL", description = "of the application, such as wss://example.org/duplex/")
    private String url;

    @Option(names = "--json", description = "the report for programs, see docs/check.md")
    private boolean json;

    @Option(names = "--markdown", description = "the report as a document")
    private boolean markdown;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "CHECK",
            description =
                    "only these, comma separated, such as handshake,ping; what they stand on is looked at as well")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--idle",
            paramLabel = "S",
            defaultValue = "0",
            description =
                    "tries silences of up to so many seconds, and a busy connection as long; at most 600, default 0: none")
    private int idle;

    @Option(
            names = "--origin",
            paramLabel = "URL",
            defaultValue = "",
            description = "connects as a page of this origin would; default: a page of the server itself")
    private String origin;

    @Mixin
    private WireOptions wire;

    @Option(
            names = "--lang",
            paramLabel = "LANG",
            defaultValue = "en",
            description = "of the report: en or zh; default en")
    private String lang;

    @Override
    public Integer call() throws InterruptedException {
        Catalogue catalogue = new Catalogue(language(), CheckCommand::file);
        Report report = checkUp(catalogue).run(wire.opening(url, List.of(), origin), this::progress);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ReportJson(report, catalogue));
        } else {
            ReportText text = new ReportText(report, catalogue);
            out.print(markdown ? text.markdown() : text.plain());
        }
        out.flush();
        return report.isClean() ? 0 : FINDINGS;
    }

    private CheckUp checkUp(Catalogue catalogue) {
        if (idle < 0 || idle > LONGEST_IDLE) {
            throw new CannotRun("--idle is " + idle + "; wanted 0 to " + LONGEST_IDLE + " seconds");
        }
        try {
            return new CheckUp(new LinkedHashSet<>(only), idle, catalogue);
        } catch (IllegalArgumentException bad) {
            throw new CannotRun(bad.getMessage(), bad);
        }
    }

    private Language language() {
        return Language.of(lang).orElseThrow(() -> new CannotRun("--lang is \"" + lang + "\"; wanted en or zh"));
    }

    /** For people who wait; not into a file. */
    private void progress(String item, String told) {
        if (!json && !markdown && System.console() != null) {
            spec.commandLine().getErr().println(item + ": " + told);
        }
    }

    private static String file(String path) throws IOException {
        try (ZipFile war = new ZipFile(WarFile.running().toFile())) {
            ZipEntry entry = war.getEntry(path);
            if (entry == null) {
                throw new FileNotFoundException("the WAR has no " + path);
            }
            return new String(war.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
