package io.duplexws.handshake.http;

import com.google.gson.JsonObject;
import io.duplexws.handshake.Finding;
import io.duplexws.words.Words;
import java.util.Locale;

/** A broken rule in the reader's language: what it means, and why it is most likely broken. */
record Explanation(String meaning, String cause) {

    static Explanation of(Finding finding, Words words) {
        return new Explanation(
                words.say("meaning." + finding.rule().name().toLowerCase(Locale.ROOT)),
                finding.likely()
                        .map(cause -> cause.told((kind, values) -> words.say(kind.key(), values)))
                        .orElse(""));
    }

    static JsonObject json(Finding finding, Words words) {
        Explanation explanation = of(finding, words);
        JsonObject json = new JsonObject();
        json.addProperty("language", words.language().tag());
        json.addProperty("meaning", explanation.meaning());
        json.addProperty("cause", explanation.cause());
        return json;
    }
}
