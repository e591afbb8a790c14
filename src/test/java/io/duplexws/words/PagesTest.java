package io.duplexws.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages as they are written: in English, so that they read without JavaScript, and in the words of the catalogue. */
class PagesTest {

    private static final Map<String, String> ATTRIBUTES = Map.of(
            "data-words-label", "aria-label",
            "data-words-title", "title",
            "data-words-placeholder", "placeholder",
            "data-words-content", "content");

    /** Not shown, or shown only where no script can translate it. */
    private static final Set<String> SILENT = Set.of("script", "style", "noscript", "pre");

    private final Map<String, JsonElement> english =
            Sources.words(Language.ENGLISH).all();

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "push.html", "check.html", "compare.html", "hello.html"})
    void sayInEnglishWhatTheCatalogueSays(String page) {
        for (Element element : page(page)) {
            String key = element.attributes.get("data-words");
            if (key != null) {
                assertThat(element.words()).as(key).isEqualTo(Sources.main(english.get(key)));
            }
            ATTRIBUTES.forEach((name, attribute) -> {
                String of = element.attributes.get(name);
                if (of != null) {
                    assertThat(element.attributes.get(attribute)).as(of).isEqualTo(Sources.main(english.get(of)));
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "push.html", "check.html", "compare.html", "hello.html", "request.jsp"})
    void sayNothingThatIsNotInTheCatalogue(String page) {
        List<String> strangers = new ArrayList<>();
        for (Element element : page(page)) {
            if (element.selfAndAncestors().noneMatch(PagesTest::isSpokenFor)) {
                element.texts().filter(PagesTest::isWords).forEach(text -> strangers.add(element + " " + text.strip()));
            }
            ATTRIBUTES.forEach((name, attribute) -> {
                boolean isText = !attribute.equals("content") || "description".equals(element.attributes.get("name"));
                if (isText && !isExempt(element, name) && isWords(element.attributes.getOrDefault(attribute, ""))) {
                    strangers.add(element + " " + attribute);
                }
            });
        }
        assertThat(strangers).isEmpty();
    }

    private static boolean isExempt(Element element, String name) {
        return element.attributes.containsKey(name) || "no".equals(element.attributes.get("translate"));
    }

    private static boolean isSpokenFor(Element element) {
        return SILENT.contains(element.name)
                || element.attributes.containsKey("data-words")
                || "no".equals(element.attributes.get("translate"));
    }

    /** What a JSP puts in is told by the server, and is no text of the page. */
    private static boolean isWords(String text) {
        return text.replaceAll("\\$\\{[^}]*}", "").matches("(?s).*\\p{L}{2}.*");
    }

    private static List<Element> page(String name) {
        return Element.parse(Sources.read(Sources.PAGES.resolve(name))).all().toList();
    }
}
