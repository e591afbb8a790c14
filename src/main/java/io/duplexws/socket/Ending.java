package io.duplexws.socket;

import io.duplexws.text.Quote;
import jakarta.websocket.CloseReason;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** One log line for the end of a connection: what a reader of the log needs, and no stack trace for a client that left. */
public final class Ending {

    private final Logger log;
    private final String path;
    private Throwable error;

    public Ending(Logger log, String path) {
        this.log = log;
        this.path = path;
    }

    /** Remembers the first error for the line; one that is no broken connection is a defect of ours, told at once. */
    public void error(Throwable thrown) {
        if (error == null) {
            error = thrown;
        }
        if (!(root(thrown) instanceof IOException)) {
            log.log(Level.ERROR, () -> path + ": an error of this server, not of its client", thrown);
        }
    }

    /** @param reason the phrase in it may be null (Tomcat) */
    public void closed(CloseReason reason) {
        int code = reason.getCloseCode().getCode();
        boolean asMeant = code == 1000 || code == 1001 || code == 1005 || (code >= 3000 && code < 5000);
        log.log(asMeant ? Level.DEBUG : Level.INFO, () -> path + " closed " + code + phrase(reason) + cause(code));
    }

    private static String phrase(CloseReason reason) {
        String phrase = reason.getReasonPhrase();
        return phrase == null || phrase.isEmpty() ? "" : " " + Quote.of(phrase);
    }

    /** 1006 stands for the missing close frame; what is known beyond that comes behind it. */
    private String cause(int code) {
        String known = error == null ? "" : String.valueOf(root(error).getMessage());
        boolean silent = known.isEmpty() || known.equals("null");
        if (code == 1006) {
            return ": the client went away without a close frame" + (silent ? "" : " (" + Quote.plain(known) + ")");
        }
        return silent ? "" : ": " + Quote.plain(known);
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        for (int depth = 0; root.getCause() != null && depth < 10; depth++) {
            root = root.getCause();
        }
        return root;
    }
}
