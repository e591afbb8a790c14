package io.duplexws.words;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the pages and of the server, as they are written. */
final class Sources {

    static final Path PAGES = Path.of("src", "main", "webapp");
    private static final Path SERVER = Path.of("src", "main", "java");

    private Sources() {}

    static Words words(Language language) {
        return Words.read(language, read(PAGES.resolve("words").resolve(language.code() + ".js")));
    }

    /** The form that stands for all others: what is said of many. */
    static String main(JsonElement words) {
        return words.isJsonObject() ? words.getAsJsonObject().get("other").getAsString() : words.getAsString();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + file, broken);
        }
    }

    /** Pages, modules and classes that may say something; the catalogues are not among them. */
    static List<Path> all() {
        try (Stream<Path> pages = Files.walk(PAGES);
                Stream<Path> server = Files.walk(SERVER)) {
            return Stream.concat(pages, server)
                    .filter(file -> file.toString().matches(".*\\.(html|jsp|js|java)"))
                    .filter(file -> !file.startsWith(PAGES.resolve("words")))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot list the sources", broken);
        }
    }
}
