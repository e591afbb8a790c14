package io.duplexws.handshake.http;

import com.google.gson.JsonObject;
import io.duplexws.handshake.Finding;
import io.duplexws.words.Words;

/** Findings as JSON: in English, always the same, for programs; and explained in the language of the reader. */
final class Findings {

    private Findings() {}

    static JsonObject json(Finding finding, Words words) {
        JsonObject json = new JsonObject();
        json.addProperty("rule", finding.rule().subject());
        json.addProperty("kept", finding.kept());
        json.addProperty("found", finding.found());
        json.addProperty("wanted", finding.wanted());
        if (!finding.kept()) {
            json.addProperty("problem", finding.claim());
            json.addProperty("cause", finding.cause());
            json.add("explained", Explanation.json(finding, words));
        }
        json.addProperty("source", finding.rule().source());
        return json;
    }
}
