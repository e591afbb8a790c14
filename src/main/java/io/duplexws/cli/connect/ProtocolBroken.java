package io.duplexws.cli.connect;

/** The server sent what no WebSocket may; the message is a sentence. */
final class ProtocolBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProtocolBroken(String sentence) {
        super(sentence);
    }
}
