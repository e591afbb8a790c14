package io.duplexws.cli.engine;

import io.duplexws.cli.engine.read.ReadBursts;
import org.apache.tomcat.websocket.WsSession;

/**
 * How much one read of a connection may bring before it makes way. A peer that sends without a pause holds a thread for
 * as long; where others wait, it has to take turns. Called by one thread at a time.
 */
final class Turn {

    /** Bytes, each frame counted as so many more. */
    private static final int FAIR_SHARE = 4_096;

    private static final int FRAME = 64;

    private long read;
    private long brought;

    /** So many bytes of a frame have come. */
    void brings(int bytes, WsSession session) {
        long current = ReadBursts.current();
        if (current != read) {
            read = current;
            brought = 0;
        }
        boolean wasOver = brought > FAIR_SHARE;
        brought += bytes + FRAME;
        if (!wasOver && brought > FAIR_SHARE) {
            if (!ReadBursts.isCrowded()) {
                brought = 0;
                return;
            }
            Pause pause = Pause.of(session);
            if (ReadBursts.atEnd(() -> pause.end(Pause.TURN))) {
                pause.begin(Pause.TURN);
            }
        }
    }
}
