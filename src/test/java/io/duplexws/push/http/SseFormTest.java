package io.duplexws.push.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.push.Cursor;
import io.duplexws.push.Message;
import io.duplexws.push.Payload;
import io.duplexws.push.Topic;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseFormTest {

    private static final Cursor ID = new Cursor("life", 10, 1);

    @Test
    void sendsIdAndData() {
        assertThat(event("", "hello")).isEqualTo("id: life-a-1\ndata: hello\n\n");
    }

    @Test
    void namesTheEventByItsType() {
        assertThat(event("greeting", "hello")).isEqualTo("id: life-a-1\nevent: greeting\ndata: hello\n\n");
    }

    @Test
    void sendsAnEmptyMessageAsAnEmptyLine() {
        assertThat(event("", "")).isEqualTo("id: life-a-1\ndata: \n\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\r\nb"})
    void sendsALineOfDataForEachLine(String text) {
        assertThat(event("", text)).isEqualTo("id: life-a-1\ndata: a\ndata: b\n\n");
    }

    @Test
    void letsNoDataBecomeAField() {
        assertThat(event("", "x\n\nid: 7\nevent: y"))
                .isEqualTo("id: life-a-1\ndata: x\ndata: \ndata: id: 7\ndata: event: y\n\n");
    }

    @Test
    void sendsBinaryInBase64() {
        Message message = new Message(ID, new Topic("t"), "", new Payload.Binary(new byte[] {0, 1}));

        assertThat(text(message.in(SseForm.PAYLOAD))).isEqualTo("id: life-a-1\nevent: data64\ndata: AAE=\n\n");
    }

    @Test
    void encodesOnceForAllReaders() {
        Message message = new Message(ID, new Topic("t"), "", new Payload.Text("x"));

        assertThat(message.in(SseForm.PAYLOAD)).isSameAs(message.in(SseForm.PAYLOAD));
        assertThat(message.in(SseForm.JSON)).isNotSameAs(message.in(SseForm.PAYLOAD));
    }

    private static String event(String type, String payload) {
        return text(new Message(ID, new Topic("t"), type, new Payload.Text(payload)).in(SseForm.PAYLOAD));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
