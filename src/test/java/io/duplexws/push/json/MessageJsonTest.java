package io.duplexws.push.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.push.Cursor;
import io.duplexws.push.Message;
import io.duplexws.push.Payload;
import io.duplexws.push.Topic;
import org.junit.jupiter.api.Test;

class MessageJsonTest {

    private static final Cursor ID = new Cursor("life", 1_000, 1);

    @Test
    void hasOneShape() {
        assertThat(json("tick", new Payload.Text("a \"b\" 你好")))
                .isEqualTo("{\"id\":\"life-rs-1\",\"topic\":\"t\",\"type\":\"tick\",\"time\":\"1970-01-01T00:00:01Z\","
                        + "\"data\":\"a \\\"b\\\" 你好\"}");
    }

    @Test
    void leavesOutATypeThatIsNotThere() {
        assertThat(json("", new Payload.Text(""))).doesNotContain("type").endsWith("\"data\":\"\"}");
    }

    @Test
    void tellsBinaryInBase64() {
        assertThat(json("", new Payload.Binary(new byte[] {0, 1}))).endsWith("\"data64\":\"AAE=\"}");
    }

    private static String json(String type, Payload payload) {
        return new Message(ID, new Topic("t"), type, payload).in(MessageJson.FORM);
    }
}
