package io.duplexws.cli.engine;

import jakarta.websocket.Session;
import org.apache.tomcat.websocket.WsSession;

/** Why a connection is not read from at present: any of its reasons is enough, and Tomcat knows of none. Thread-safe. */
final class Pause {

    /** The application asked for it. */
    static final int APPLICATION = 1;

    /** Others wait for their turn. */
    static final int TURN = 2;

    private static final String NAME = "io.duplexws.pause";

    private final WsSession session;

    /** Guarded by this. */
    private int reasons;

    private Pause(WsSession session) {
        this.session = session;
    }

    /** The one of this connection; most never have one. */
    static Pause of(Session session) {
        return (Pause) session.getUserProperties().computeIfAbsent(NAME, name -> new Pause((WsSession) session));
    }

    synchronized void begin(int reason) {
        if (reasons == 0) {
            session.suspend();
        }
        reasons |= reason;
    }

    synchronized void end(int reason) {
        int left = reasons & ~reason;
        if (reasons != 0 && left == 0) {
            session.resume();
        }
        reasons = left;
    }
}
