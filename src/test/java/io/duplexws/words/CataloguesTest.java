package io.duplexws.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import io.duplexws.handshake.Cause;
import io.duplexws.handshake.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogues against each other, and against those who speak from them. */
class CataloguesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");
    private static final Pattern TAG = Pattern.compile("<\\w+>");

    /** How pages, modules, JSP and server name a key. */
    private static final List<Pattern> CALLS = List.of(
            Pattern.compile("\\b(?:say|count)\\((?:this, )?[\"']([\\w.-]*[\\w-])[\"']"),
            Pattern.compile("data-words(?:-\\w+)?=\"([\\w.-]+)\""),
            Pattern.compile("\"((?:note|request|refusal)\\.(?!jsp)[\\w-]+)\""));

    /** In a module that speaks, whatever looks like a key is one. */
    private static final Pattern LOOKS_LIKE_KEY = Pattern.compile("\"([a-z]+(?:\\.[a-z-]+)+)\"");

    /** A key that is put together: `push.state.${state}`, "meaning." + rule. */
    private static final Pattern PREFIX = Pattern.compile("[\"`]([a-z-]+(?:\\.[a-z-]+)*\\.)(?:\\$\\{|\" \\+)");

    private static final Pattern LITERAL = Pattern.compile("[\"']([\\w-]+(?:\\.[\\w-]+)*)[\"']");

    private final Map<String, JsonElement> english =
            Sources.words(Language.ENGLISH).all();
    private final Map<String, JsonElement> chinese =
            Sources.words(Language.CHINESE).all();

    @Test
    void haveTheSameKeys() {
        assertThat(new TreeSet<>(chinese.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
    }

    @Test
    void haveTheSamePlaceholdersAndParts() {
        english.forEach((key, words) -> {
            String other = Sources.main(chinese.get(key));
            assertThat(found(PLACEHOLDER, other)).as(key).isEqualTo(found(PLACEHOLDER, Sources.main(words)));
            assertThat(found(TAG, other)).as(key).isEqualTo(found(TAG, Sources.main(words)));
        });
    }

    @ParameterizedTest
    @EnumSource
    void haveNoEmptyWords(Language language) {
        Sources.words(language)
                .all()
                .forEach((key, words) ->
                        forms(words).forEach(form -> assertThat(form).as(key).isNotBlank()));
    }

    @Test
    void countInEnglishByOneAndOther() {
        assertThat(english.values().stream().filter(JsonElement::isJsonObject))
                .allSatisfy(words ->
                        assertThat(words.getAsJsonObject().keySet()).containsExactlyInAnyOrder("one", "other"));
        assertThat(chinese.values()).noneMatch(JsonElement::isJsonObject);
    }

    @Test
    void writeChineseAsChineseIsWritten() {
        Pattern unspaced = Pattern.compile("\\p{IsHan}[A-Za-z0-9]|[A-Za-z0-9]\\p{IsHan}");
        Pattern halfWidth = Pattern.compile("\\p{IsHan}[,.;:!?(]|[,;!?)]\\p{IsHan}");

        chinese.forEach((key, words) -> {
            assertThat(found(unspaced, Sources.main(words))).as(key).isEmpty();
            assertThat(found(halfWidth, Sources.main(words))).as(key).isEmpty();
        });
    }

    @Test
    void haveWordsForAllThatIsSaid() {
        Set<String> said = Sources.all().stream()
                .map(Sources::read)
                .flatMap(text -> CALLS.stream().flatMap(call -> groups(call, text)))
                .collect(Collectors.toCollection(TreeSet::new));
        Sources.all().stream()
                .map(Sources::read)
                .filter(text -> text.contains("from \"./words.js\""))
                .flatMap(text -> groups(LOOKS_LIKE_KEY, text))
                // Of a finding; its words stand below finding.
                .map(key -> english.containsKey("finding." + key) ? "finding." + key : key)
                .forEach(said::add);

        assertThat(said).contains("push.title", "entry.type", "request.title");
        assertThat(english.keySet()).containsAll(said);
    }

    @Test
    void haveNoWordsThatNobodySays() {
        Set<String> literals = new TreeSet<>();
        Set<String> prefixes = new TreeSet<>();
        for (String text : Sources.all().stream().map(Sources::read).toList()) {
            groups(LITERAL, text).forEach(literals::add);
            groups(PREFIX, text).forEach(prefixes::add);
        }

        assertThat(english.keySet().stream()
                        .filter(key -> !literals.contains(key))
                        .filter(key -> prefixes.stream().noneMatch(key::startsWith)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void sayEveryCauseInEnglishAsProgramsGetIt(Cause.Kind kind) {
        assertThat(Sources.main(english.get(kind.key()))).isEqualTo(kind.english());
    }

    @Test
    void knowNoCauseMoreThanThereAre() {
        assertThat(english.keySet().stream().filter(key -> key.startsWith("cause.")))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Cause.Kind.values()).map(Cause.Kind::key).toList());
    }

    @ParameterizedTest
    @EnumSource
    void sayWhatEveryRuleMeans(Rule rule) {
        assertThat(english).containsKey("meaning." + rule.name().toLowerCase(Locale.ROOT));
    }

    private static Stream<String> forms(JsonElement words) {
        return words.isJsonObject()
                ? words.getAsJsonObject().entrySet().stream()
                        .map(form -> form.getValue().getAsString())
                : Stream.of(words.getAsString());
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .distinct()
                .toList();
    }

    private static Stream<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1));
    }
}
