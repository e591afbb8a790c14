package io.duplexws.words;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.text.NumberFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The catalogue of one language. Pages and server read the same file: a JavaScript module that exports one JSON object, by
 * key either the words, or their forms {@code one} and {@code other} for a {@code count}. Immutable.
 */
public final class Words {

    private static final String EXPORT = "export default ";
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    private final Language language;
    private final JsonObject catalogue;

    private Words(Language language, JsonObject catalogue) {
        this.language = language;
        this.catalogue = catalogue;
    }

    /**
     * @param module the text of the file
     * @throws IllegalArgumentException when it is no module of this form
     */
    public static Words read(Language language, String module) {
        String json = module.strip();
        if (!json.startsWith(EXPORT) || !json.endsWith(";")) {
            throw new IllegalArgumentException("the catalogue " + language + " has to read '" + EXPORT + "{ … };'");
        }
        String object = json.substring(EXPORT.length(), json.length() - 1);
        return new Words(language, JsonParser.parseString(object).getAsJsonObject());
    }

    public Language language() {
        return language;
    }

    /** @throws IllegalArgumentException when there are no words for the key */
    public String say(String key) {
        return fill(form(key, "other"), Map.of());
    }

    /** @param values by the names that stand in braces; a name without a value stays as it is */
    public String say(String key, Map<String, String> values) {
        return fill(form(key, "other"), values);
    }

    /** The form for this number, which stands where the words say {@code {count}}. */
    public String count(String key, long number) {
        String form = number == 1 ? "one" : "other";
        String digits = NumberFormat.getIntegerInstance(Locale.forLanguageTag(language.tag()))
                .format(number);
        return fill(form(key, form), Map.of("count", digits));
    }

    /** By key all that there is to say: strings, or objects of forms. For those who check it. */
    public Map<String, JsonElement> all() {
        return new HashMap<>(catalogue.asMap());
    }

    private String form(String key, String form) {
        JsonElement words = catalogue.get(key);
        if (words == null) {
            throw new IllegalArgumentException("no words for " + key + " in " + language);
        }
        return words.isJsonObject() ? words.getAsJsonObject().get(form).getAsString() : words.getAsString();
    }

    private static String fill(String words, Map<String, String> values) {
        return NAME.matcher(words)
                .replaceAll(name -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), name.group())));
    }
}
