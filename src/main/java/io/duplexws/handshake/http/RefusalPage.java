package io.duplexws.handshake.http;

import io.duplexws.handshake.Refusal;
import io.duplexws.handshake.UpgradeRequest;
import io.duplexws.text.Html;

/** The short page for a person who opened a WebSocket address in a browser. */
final class RefusalPage {

    private RefusalPage() {}

    static String html(String contextPath, UpgradeRequest asked, Refusal refusal) {
        String base = Html.escape(contextPath) + "/";
        String lead = asked.wantsWebSocket()
                ? "This handshake was refused with " + refusal.status() + "."
                : "This address speaks WebSocket. A browser's address line speaks plain HTTP.";
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>A WebSocket address · Duplex</title>
                <link rel="icon" href="%1$sfavicon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="%1$scss/tokens.css">
                <link rel="stylesheet" href="%1$scss/base.css">
                <link rel="stylesheet" href="%1$scss/page.css">
                <script type="module" src="%1$sjs/theme.js" blocking="render"></script>
                <main class="page narrow">
                <h1>%2$s</h1>
                <section class="card"><div class="body">
                <p>What the server found: %3$s.</p>
                <p class="row"><a class="button" data-kind="main" href="%1$s">Open the console</a>
                <a href="%1$shandshake">every rule, held against your request</a></p>
                </div></section>
                </main>
                </html>
                """.formatted(base, Html.escape(lead), Html.escape(refusal.sentence()));
    }
}
