package io.duplexws.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.duplexws.words.Language;
import io.duplexws.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The recipes, advisories and words of findings, as they are: each has what its readers need. */
class CatalogueTest {

    private static final Path WEBAPP = Path.of("src/main/webapp");

    /** In Java and in JavaScript alike. */
    private static final Pattern FOUND =
            Pattern.compile("(?:failed|warning|failure|new Finding)\\(\\s*\"([a-z0-9]+\\.[a-z0-9-]+)\"");

    private static final Pattern RETURNED = Pattern.compile("\"((?:handshake|origin|scheme)\\.[a-z0-9]+)\"");

    /** Nothing that a configuration mends. */
    private static final Set<String> WITHOUT_RECIPE = Set.of(
            "dns.unknown",
            "http.partly",
            "tcp.closed",
            "tcp.partly",
            "tls.broken",
            "tls.expiring",
            "handshake.changed",
            "latency.slow",
            "check.broken");

    @Test
    void haveARecipeForEachFinding() throws IOException {
        Set<String> mended = new TreeSet<>(WITHOUT_RECIPE);
        for (JsonObject recipe : recipes()) {
            recipe.getAsJsonArray("mends").forEach(id -> mended.add(id.getAsString()));
        }

        assertThat(mended).containsAll(found());
    }

    @ParameterizedTest
    @EnumSource
    void haveWordsForEachFindingAndItem(Language language) throws IOException {
        Words words = Words.read(language, Files.readString(WEBAPP.resolve("words/" + language.code() + ".js")));

        for (String id : found()) {
            assertThat(words.all()).containsKeys("finding." + id, "finding." + id + ".means");
        }
        for (Item item : Item.values()) {
            assertThat(words.all()).containsKey("check.item." + item.id());
        }
    }

    @Test
    void sayEachRecipeInBothLanguagesWithLinesAndSources() throws IOException {
        Set<String> ids = new TreeSet<>();
        for (JsonObject recipe : recipes()) {
            String id = recipe.get("id").getAsString();
            assertThat(ids.add(id)).as("the id " + id + " is the only one").isTrue();
            for (String text : List.of("bites", "symptom", "where")) {
                for (Language language : Language.values()) {
                    assertThat(recipe.getAsJsonObject(text).get(language.code()).getAsString())
                            .as(id + " " + text + " " + language)
                            .isNotBlank();
                }
            }
            assertThat(recipe.get("lines").getAsString()).as(id).isNotBlank();
            assertThat(recipe.getAsJsonArray("sources"))
                    .as(id)
                    .isNotEmpty()
                    .allSatisfy(source -> assertThat(
                                    source.getAsJsonObject().get("url").getAsString())
                            .startsWith("https://"));
        }
    }

    @Test
    void readTheAdvisories() {
        Catalogue catalogue = new Catalogue(Language.CHINESE, path -> Files.readString(WEBAPP.resolve(path)));

        assertThat(catalogue.advisories().of("Apache Tomcat/10.1.18"))
                .extracting(Advisories.Advisory::id)
                .contains("CVE-2024-23672");
    }

    /** All ids that the sources of the command line and of the page name. */
    private static Set<String> found() throws IOException {
        Set<String> ids = new TreeSet<>();
        try (Stream<Path> files = Stream.concat(
                Files.list(Path.of("src/main/java/io/duplexws/cli/check")),
                Files.list(WEBAPP.resolve("js"))
                        .filter(file -> file.getFileName().toString().startsWith("check")))) {
            for (Path file : files.toList()) {
                String code = Files.readString(file);
                FOUND.matcher(code).results().forEach(id -> ids.add(id.group(1)));
                if (file.toString().matches(".*(HandshakeCheck\\.java|checksOfPath\\.js)")) {
                    RETURNED.matcher(code).results().forEach(id -> ids.add(id.group(1)));
                }
            }
        }
        assertThat(ids).hasSizeGreaterThan(25);
        return ids;
    }

    private static List<JsonObject> recipes() throws IOException {
        String module = Files.readString(WEBAPP.resolve("check/recipes.js"));
        JsonArray array = JsonParser.parseString(
                        module.strip().replaceFirst("^export default ", "").replaceFirst(";$", ""))
                .getAsJsonArray();
        List<JsonObject> recipes = new ArrayList<>();
        for (JsonElement recipe : array) {
            recipes.add(recipe.getAsJsonObject());
        }
        return recipes;
    }
}
