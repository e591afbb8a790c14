package io.duplexws.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** One line per event on standard error; of the embedded server only warnings. Public for Tomcat, which makes one. */
public final class OneLineLog extends Formatter {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    /** Kept, or the log manager would forget its level with it. */
    private static final Logger TOMCAT = Logger.getLogger("org.apache");

    /** Warns with a stack trace of each reader that left while a message was on its way; the endpoints log its end. */
    private static final Logger SESSIONS = Logger.getLogger("org.apache.tomcat.websocket.WsSession");

    /** Does nothing when the user brings a logging configuration of their own. */
    static void install() {
        if (System.getProperty("java.util.logging.config.file") != null) {
            return;
        }
        // Tomcat's log sets a formatter of its own on every console unless told which.
        System.setProperty("org.apache.juli.formatter", OneLineLog.class.getName());
        LogManager.getLogManager().reset();
        ConsoleHandler console = new ConsoleHandler();
        console.setFormatter(new OneLineLog());
        console.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(console);
        TOMCAT.setLevel(Level.WARNING);
        SESSIONS.setLevel(Level.SEVERE);
    }

    @Override
    public String format(LogRecord record) {
        String name = record.getLoggerName() == null ? "" : record.getLoggerName();
        String line = "%s %-7s %s: %s%n"
                .formatted(
                        TIME.format(record.getInstant()),
                        record.getLevel(),
                        name.substring(name.lastIndexOf('.') + 1),
                        formatMessage(record));
        return record.getThrown() == null ? line : line + trace(record.getThrown());
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
