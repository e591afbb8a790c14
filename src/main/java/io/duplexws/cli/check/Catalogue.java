package io.duplexws.cli.check;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.duplexws.words.Language;
import io.duplexws.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is known of each finding: its words in one language, and the recipes that mend it. Read from files of the WAR. */
public final class Catalogue {

    private final Words words;
    private final JsonArray recipes;
    private final JsonArray advisories;
    private final String language;

    /** Reads a file of the WAR by its path. */
    @FunctionalInterface
    public interface Files {
        String read(String path) throws IOException;
    }

    public Catalogue(Language language, Files files) {
        try {
            this.language = language.code();
            this.words = Words.read(language, files.read("words/" + language.code() + ".js"));
            this.recipes = array(files.read("check/recipes.js"));
            this.advisories = array(files.read("check/advisories.js"));
        } catch (IOException missing) {
            throw new UncheckedIOException("a file of the WAR cannot be read", missing);
        }
    }

    private static JsonArray array(String module) {
        String json = module.strip().replaceFirst("^export default ", "").replaceFirst(";$", "");
        return JsonParser.parseString(json).getAsJsonArray();
    }

    Words words() {
        return words;
    }

    Advisories advisories() {
        return new Advisories(advisories, language);
    }

    String headline(String finding) {
        return words.say("finding." + finding);
    }

    String meaning(String finding) {
        return words.say("finding." + finding + ".means");
    }

    /**
     * One way to mend a finding.
     *
     * @param lines   to paste
     * @param sources addresses
     */
    record Recipe(
            String id,
            String product,
            String versions,
            String bites,
            String where,
            String lines,
            List<String> sources) {}

    /** Those of the products on the way first; when none of those left a sign, all. */
    List<Recipe> recipes(String finding, Set<String> signs) {
        List<Recipe> ofSigns = new ArrayList<>();
        List<Recipe> others = new ArrayList<>();
        for (JsonElement element : recipes) {
            JsonObject recipe = element.getAsJsonObject();
            if (texts(recipe, "mends").contains(finding)) {
                (isSigned(recipe, signs) ? ofSigns : others).add(recipe(recipe));
            }
        }
        return ofSigns.isEmpty() ? others : ofSigns;
    }

    private static boolean isSigned(JsonObject recipe, Set<String> signs) {
        return texts(recipe, "signs").stream()
                .anyMatch(word -> signs.stream().anyMatch(sign -> sign.contains(word.toLowerCase(Locale.ROOT))));
    }

    private Recipe recipe(JsonObject recipe) {
        List<String> sources = new ArrayList<>();
        recipe.getAsJsonArray("sources")
                .forEach(source ->
                        sources.add(source.getAsJsonObject().get("url").getAsString()));
        return new Recipe(
                recipe.get("id").getAsString(),
                recipe.get("product").getAsString(),
                recipe.has("versions") ? recipe.get("versions").getAsString() : "",
                recipe.getAsJsonObject("bites").get(language).getAsString(),
                recipe.getAsJsonObject("where").get(language).getAsString(),
                recipe.get("lines").getAsString(),
                sources);
    }

    private static List<String> texts(JsonObject json, String name) {
        List<String> texts = new ArrayList<>();
        json.getAsJsonArray(name).forEach(text -> texts.add(text.getAsString()));
        return texts;
    }
}
