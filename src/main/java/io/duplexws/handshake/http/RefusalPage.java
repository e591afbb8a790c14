package io.duplexws.handshake.http;

import io.duplexws.handshake.Refusal;
import io.duplexws.handshake.UpgradeRequest;
import io.duplexws.text.Html;
import io.duplexws.words.Words;
import java.util.Map;

/** The short page for a person who opened a WebSocket address in a browser. */
final class RefusalPage {

    private RefusalPage() {}

    static String html(String contextPath, UpgradeRequest asked, Refusal refusal, Words words) {
        String base = Html.escape(contextPath) + "/";
        String lead = asked.wantsWebSocket()
                ? words.say("refusal.refused", Map.of("status", String.valueOf(refusal.status())))
                : words.say("refusal.plain");
        return """
                <!doctype html>
                <html lang="%2$s" data-language="%3$s">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%4$s</title>
                <link rel="icon" href="%1$sfavicon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="%1$scss/tokens.css">
                <link rel="stylesheet" href="%1$scss/base.css">
                <link rel="stylesheet" href="%1$scss/page.css">
                <script type="module" src="%1$sjs/theme.js" blocking="render"></script>
                <main class="page narrow">
                <h1>%5$s</h1>
                <section class="card"><div class="body">
                %6$s
                <p class="row"><a class="button" data-kind="main" href="%1$s">%7$s</a>
                <a href="%1$shandshake">%8$s</a></p>
                </div></section>
                </main>
                </html>
                """.formatted(
                        base,
                        words.language().tag(),
                        words.language().code(),
                        Html.escape(words.say("refusal.title")),
                        Html.escape(lead),
                        found(refusal, words),
                        Html.escape(words.say("refusal.console")),
                        Html.escape(words.say("refusal.rules")));
    }

    /** The sentence as programs get it; behind it what it means, and the cause where the sentence has not told it yet. */
    private static String found(Refusal refusal, Words words) {
        Explanation explained = Explanation.of(refusal.first(), words);
        StringBuilder html = new StringBuilder();
        html.append(paragraph(words.say("refusal.found"), " lang=\"en\"", refusal.sentence() + "."));
        html.append(paragraph(words.say("refusal.meaning"), "", explained.meaning()));
        if (!explained.cause().equals(refusal.first().cause())) {
            html.append(paragraph(words.say("refusal.cause"), "", explained.cause()));
        }
        return html.toString();
    }

    private static String paragraph(String lead, String attribute, String text) {
        return "<p><b>" + Html.escape(lead) + "</b> <span" + attribute + ">" + Html.escape(text) + "</span></p>\n";
    }
}
