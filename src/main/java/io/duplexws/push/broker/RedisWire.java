package io.duplexws.push.broker;

import io.duplexws.push.Cursor;
import io.duplexws.push.Message;
import io.duplexws.push.Payload;
import io.duplexws.push.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Messages and places as they stand in Redis. */
final class RedisWire {

    private static final String TEXT = "t";
    private static final String BINARY = "b";

    private RedisWire() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] bytes(long number) {
        return bytes(Long.toString(number));
    }

    static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }

    static byte[] kind(Payload payload) {
        return bytes(payload instanceof Payload.Text ? TEXT : BINARY);
    }

    static byte[] data(Payload payload) {
        return payload instanceof Payload.Text text ? text.utf8() : ((Payload.Binary) payload).bytes();
    }

    static Payload payload(String kind, byte[] data) {
        return kind.equals(TEXT) ? new Payload.Text(text(data)) : new Payload.Binary(data);
    }

    /** @param place of an entry in the stream: {@code ms-n}, both decimal */
    static Cursor cursor(String life, String place) {
        String[] parts = place.split("-");
        return new Cursor(life, Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    /** @param id {@code life-ms-n} */
    static Cursor cursor(String id) {
        String[] parts = id.split("-", 2);
        return cursor(parts[0], parts[1]);
    }

    /** What publish.lua tells: id, kind and type in one line, then the payload. */
    static Message told(Topic topic, byte[] told) {
        int end = 0;
        while (told[end] != '\n') {
            end++;
        }
        String[] head = new String(told, 0, end, StandardCharsets.UTF_8).split(" ", 3);
        byte[] data = Arrays.copyOfRange(told, end + 1, told.length);
        return new Message(cursor(head[0]), topic, head[2], payload(head[1], data));
    }
}
