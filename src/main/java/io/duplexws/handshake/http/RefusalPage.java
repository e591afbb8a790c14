package io.duplexws.handshake.http;

import io.duplexws.handshake.Refusal;
import io.duplexws.handshake.UpgradeRequest;

/** The short page for a person who opened a WebSocket address in a browser. */
final class RefusalPage {

    private RefusalPage() {}

    static String html(String contextPath, UpgradeRequest asked, Refusal refusal) {
        String base = escape(contextPath) + "/";
        String lead = asked.wantsWebSocket()
                ? "This handshake was refused with " + refusal.status() + "."
                : "This address speaks WebSocket. A browser's address line speaks plain HTTP.";
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Duplex: a WebSocket address</title>
                <link rel="icon" href="%1$sfavicon.svg">
                <link rel="stylesheet" href="%1$scss/tokens.css">
                <link rel="stylesheet" href="%1$scss/base.css">
                <main class="page note">
                <h1>%2$s</h1>
                <p><a class="button" data-kind="main" href="%1$s">Open it in the console</a></p>
                <p>What the server found: %3$s</p>
                <p><a href="%1$shandshake">Every rule of the handshake, held against your request</a></p>
                </main>
                </html>
                """.formatted(base, escape(lead), escape(refusal.sentence()));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
