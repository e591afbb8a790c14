package io.duplexws.probe;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.duplexws.socket.Piece;

/** What a command is answered with, as JSON. */
final class Answer {

    private Answer() {}

    static JsonObject ok(JsonElement ref) {
        JsonObject answer = new JsonObject();
        answer.add("ok", ref);
        return answer;
    }

    static JsonObject error(Refused refused) {
        JsonObject error = new JsonObject();
        error.addProperty("code", refused.code());
        error.addProperty("message", refused.getMessage());
        error.add("ref", refused.ref());
        JsonObject answer = new JsonObject();
        answer.add("error", error);
        return answer;
    }

    static Piece piece(JsonObject answer) {
        return new Piece.Text(answer.toString(), true, true);
    }
}
