package io.duplexws.push;

import java.nio.charset.StandardCharsets;

/** What a message carries. */
public sealed interface Payload {

    /** Bytes on the wire, and about those in memory. */
    int size();

    /** Text, and its UTF-8, made once for all readers. */
    final class Text implements Payload {

        private final String text;
        private final byte[] utf8;

        public Text(String text) {
            this.text = text;
            this.utf8 = text.getBytes(StandardCharsets.UTF_8);
        }

        public String text() {
            return text;
        }

        /** Not to be changed. */
        public byte[] utf8() {
            return utf8;
        }

        @Override
        public int size() {
            return utf8.length;
        }
    }

    /** Bytes; not to be changed once they are here. */
    final class Binary implements Payload {

        private final byte[] bytes;

        public Binary(byte[] bytes) {
            this.bytes = bytes;
        }

        /** Not to be changed. */
        public byte[] bytes() {
            return bytes;
        }

        @Override
        public int size() {
            return bytes.length;
        }
    }
}
