package io.duplexws.push.http;

import io.duplexws.push.Message;
import io.duplexws.push.Message.Form;
import io.duplexws.push.Payload;
import io.duplexws.push.json.MessageJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A message as an event (HTML Living Standard, section 9.2): its id, its type as the name of the event, its payload as
 * lines of data. Lines may end in another way than they did before, because this format knows only one end of a line.
 */
final class SseForm {

    /** The payload as it is; a binary one in base64, and named {@code data64} when it has no type. */
    static final Form<byte[]> PAYLOAD = SseForm::payload;

    /** The message as JSON. */
    static final Form<byte[]> JSON = message -> event(message, "", message.in(MessageJson.FORM));

    private SseForm() {}

    private static byte[] payload(Message message) {
        if (message.payload() instanceof Payload.Text text) {
            return event(message, message.type(), text.text());
        }
        String data = Base64.getEncoder().encodeToString(((Payload.Binary) message.payload()).bytes());
        return event(message, message.type().isEmpty() ? "data64" : message.type(), data);
    }

    private static byte[] event(Message message, String name, String data) {
        StringBuilder event = new StringBuilder(data.length() + 64);
        event.append("id: ").append(message.id()).append('\n');
        if (!name.isEmpty()) {
            event.append("event: ").append(name).append('\n');
        }
        for (String line : data.split("\r\n|\r|\n", -1)) {
            event.append("data: ").append(line).append('\n');
        }
        return event.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }
}
