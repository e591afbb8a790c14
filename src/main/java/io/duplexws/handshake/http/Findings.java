package io.duplexws.handshake.http;

import com.google.gson.JsonObject;
import io.duplexws.handshake.Finding;

/** Findings as JSON. */
final class Findings {

    private Findings() {}

    static JsonObject json(Finding finding) {
        JsonObject json = new JsonObject();
        json.addProperty("rule", finding.rule().subject());
        json.addProperty("kept", finding.kept());
        json.addProperty("found", finding.found());
        json.addProperty("wanted", finding.wanted());
        if (!finding.kept()) {
            json.addProperty("problem", finding.claim());
            json.addProperty("cause", finding.cause());
        }
        json.addProperty("source", finding.rule().source());
        return json;
    }
}
