package io.duplexws.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The modules that speak from the catalogue have no words of their own. */
class ModulesTest {

    private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:(?:^|\\s)//.*$)");

    /** Imports, and classes of CSS. */
    private static final Pattern UNSAID = Pattern.compile("(?m)^import .*$|\\bclass: \"[^\"]*\"");

    private static final Pattern INSERTED = Pattern.compile("\\$\\{[^{}]*}");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"|`([^`]*)`");

    /** Two words in a row, or one that begins like a sentence. */
    private static final Pattern WORDS = Pattern.compile("[A-Za-z]{2,} [a-z]{2,}|^[A-Z][a-z]+$");

    /** What the browser calls keys, and a drag of files; headers; and a person. */
    private static final Set<String> NAMES =
            Set.of("Ada", "Connection", "Cookie", "Delete", "Enter", "Escape", "Files", "Origin", "Upgrade");

    /** What the client says only to itself: the page has left by then. */
    private static final Set<String> UNHEARD = Set.of("stopped", "nothing is heard any more");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "announcer",
                "check",
                "checkReport",
                "checkRows",
                "checkUp",
                "checksOfMessages",
                "checksOfPath",
                "checksOfTime",
                "closePanel",
                "closecodes",
                "codePanel",
                "connectionPanel",
                "console",
                "compare",
                "compareCharts",
                "compareLanes",
                "compareReport",
                "compareTable",
                "compareWords",
                "comparison",
                "conveniences",
                "copyAsPanel",
                "detail",
                "entries",
                "failure",
                "format",
                "heardTopic",
                "hex",
                "importSetups",
                "language",
                "linkPanel",
                "laneCards",
                "laneRun",
                "listenPanel",
                "log",
                "logPanel",
                "messageEntries",
                "messageSize",
                "narrator",
                "notice",
                "payload",
                "pickDialog",
                "pickList",
                "placeholders",
                "probeAnswerList",
                "probeAnswers",
                "probeChecks",
                "probeCommands",
                "probeEditor",
                "probeExchanges",
                "probeFields",
                "probeForm",
                "probePanel",
                "publishPanel",
                "push",
                "pushEntries",
                "pushHeadline",
                "pushRow",
                "pushSession",
                "reasons",
                "reconnect",
                "reconnectPanel",
                "repeat",
                "repeatPanel",
                "row",
                "sendPanel",
                "serverEntries",
                "serverInfo",
                "setup",
                "setupForm",
                "setupLink",
                "setupLists",
                "setupsPanel",
                "shelf",
                "shortcuts",
                "shortcutsPanel",
                "socketPanel",
                "summary",
                "templates",
                "templatesPanel",
                "timeline",
                "told",
                "topicItem",
                "topicsPanel",
                "translate",
                "transports",
                "validate",
                "words",
                "workspace",
                "workspaceStrip"
            })
    void haveNoSentencesOfTheirOwn(String module) {
        String code =
                COMMENT.matcher(Sources.read(file("js/" + module + ".js"))).replaceAll("");
        String said = INSERTED.matcher(UNSAID.matcher(code).replaceAll("")).replaceAll("");

        assertThat(LITERAL.matcher(said)
                        .results()
                        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                        .filter(text -> WORDS.matcher(text).find())
                        .filter(text -> !NAMES.contains(text)))
                .isEmpty();
    }

    /** The client of push speaks English, for programs; the page has to know all that it says. */
    @Test
    void knowEveryReasonOfTheClient() {
        List<Pattern> known = Pattern.compile("/\\^(.*)\\$/\\]")
                .matcher(Sources.read(file("js/reasons.js")))
                .results()
                .map(form -> Pattern.compile(form.group(1)))
                .toList();
        List<String> reasons = Stream.of(
                        "duplex.js", "duplex/poll.js", "duplex/sse.js", "duplex/webSocket.js", "duplex/publish.js")
                .flatMap(name -> reasons(Sources.read(file(name))))
                .filter(reason -> !UNHEARD.contains(reason))
                .toList();

        assertThat(known).hasSizeGreaterThan(10);
        assertThat(reasons)
                .hasSizeGreaterThan(6)
                .allSatisfy(reason ->
                        assertThat(known).anyMatch(form -> form.matcher(reason).matches()));
    }

    /** The texts behind `why:`, and of errors of a publication, with 777 for what is put in; not those of two parts. */
    private static Stream<String> reasons(String code) {
        return Pattern.compile("(?:why:|PublishError\\(0,) (?:\"([^\"]+)\"|`((?:[^`$]|\\$\\{[^}]*})*)`)")
                .matcher(code)
                .results()
                .map(ModulesTest::text)
                .filter(reason -> !reason.contains("`"));
    }

    private static String text(MatchResult found) {
        String text = found.group(1) == null ? found.group(2) : found.group(1);
        return INSERTED.matcher(text).replaceAll("777");
    }

    private static Path file(String name) {
        return Sources.PAGES.resolve(name);
    }
}
