package io.duplexws.probe;

import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The messages that have arrived since the last report, commands apart. Thread-safe. */
final class Arrivals {

    /** Guarded by this. */
    private Kind texts = new Kind();

    /** Guarded by this. */
    private Kind binaries = new Kind();

    /** Guarded by this: the message that is arriving. */
    private Message message = new Message();

    /** Guarded by this: the first half of a surrogate pair that was cut between two parts. */
    private String half = "";

    synchronized void text(String part, boolean last) {
        String text = half + part;
        boolean cut = !last && !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
        int end = text.length() - (cut ? 1 : 0);
        half = text.substring(end);
        add(texts, ByteBuffer.wrap(text.substring(0, end).getBytes(StandardCharsets.UTF_8)), last);
    }

    synchronized void binary(ByteBuffer part, boolean last) {
        add(binaries, part.duplicate(), last);
    }

    /** What is reported, from which counting begins anew; a message that has not arrived to its end is in the next. */
    synchronized void report(JsonObject answer) {
        answer.add("text", texts.json());
        answer.add("binary", binaries.json());
        texts = new Kind();
        binaries = new Kind();
    }

    /** Guarded by this. */
    private void add(Kind kind, ByteBuffer part, boolean last) {
        message.parts++;
        message.bytes += part.remaining();
        message.crc32.update(part);
        if (last) {
            kind.add(message);
            message = new Message();
        }
    }

    private static final class Message {
        private long bytes;
        private long parts;
        private final CRC32 crc32 = new CRC32();
    }

    private static final class Kind {

        private long messages;
        private long bytes;
        private long parts;
        private long largest;
        private String crc32 = "";

        void add(Message message) {
            messages++;
            bytes += message.bytes;
            parts += message.parts;
            largest = Math.max(largest, message.bytes);
            crc32 = Checksum.text(message.crc32);
        }

        JsonObject json() {
            JsonObject json = new JsonObject();
            json.addProperty("messages", messages);
            json.addProperty("bytes", bytes);
            json.addProperty("parts", parts);
            json.addProperty("largest", largest);
            if (messages > 0) {
                json.addProperty("crc32", crc32);
            }
            return json;
        }
    }
}
