package io.duplexws.push.json;

import com.google.gson.stream.JsonWriter;
import io.duplexws.push.Message;
import io.duplexws.push.Message.Form;
import io.duplexws.push.Payload;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Base64;

/**
 * A message as one JSON object: {@code id}, {@code topic}, {@code type} unless it has none, {@code time} in UTC, and
 * {@code data}, or {@code data64} in base64 when it is binary.
 */
public final class MessageJson {

    public static final Form<String> FORM = MessageJson::encode;

    private MessageJson() {}

    private static String encode(Message message) {
        StringWriter text = new StringWriter(message.payload().size() + 128);
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject().name("id").value(message.id().toString());
            json.name("topic").value(message.topic().name());
            if (!message.type().isEmpty()) {
                json.name("type").value(message.type());
            }
            json.name("time").value(message.time().toString());
            if (message.payload() instanceof Payload.Text data) {
                json.name("data").value(data.text());
            } else if (message.payload() instanceof Payload.Binary data) {
                json.name("data64").value(Base64.getEncoder().encodeToString(data.bytes()));
            }
            json.endObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a string takes all that is written", impossible);
        }
        return text.toString();
    }
}
