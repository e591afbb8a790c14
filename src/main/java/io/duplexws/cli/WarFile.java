package io.duplexws.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** The WAR that this command line came in: the embedded server deploys the very same file. */
final class WarFile {

    private WarFile() {}

    /** @throws CannotRun when this process was not started by {@code java -jar duplex.war} */
    static Path running() {
        Path file = Path.of(System.getProperty("java.class.path"));
        if (!Files.isRegularFile(file)) {
            throw new CannotRun("start it with java -jar duplex.war; the class path is no WAR file");
        }
        return file.toAbsolutePath();
    }
}
