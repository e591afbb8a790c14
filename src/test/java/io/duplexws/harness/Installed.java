package io.duplexws.harness;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this machine. */
final class Installed {

    private Installed() {}

    /** The first of these names that is on the PATH, or where Debian keeps what only root has on its PATH. */
    static Optional<Path> find(String... names) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        String folders = path + File.pathSeparator + "/usr/sbin" + File.pathSeparator + "/usr/local/sbin";
        return Arrays.stream(names)
                .flatMap(name -> places(name, folders))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> places(String name, String folders) {
        return Arrays.stream(folders.split(File.pathSeparator)).map(folder -> Path.of(folder, name));
    }
}
