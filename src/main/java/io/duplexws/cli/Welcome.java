package io.duplexws.cli;

import io.duplexws.config.Setting;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the command line says when the server is up. */
final class Welcome {

    private Welcome() {}

    static String text(String url, long nanos) {
        String socket = url.replaceFirst("^http", "ws");
        return """
                Duplex %s is up at %s (%s s)

                  %s  console: open it in a browser
                  %sws  echo, until the message over
                  %secho_once  one echo, then close
                  %shandshake  what is wrong with a handshake, rule by rule
                  %srequest.jsp  your request as it arrived

                Stop it with Ctrl-C.""".formatted(
                        Main.Version.number(),
                        url,
                        String.format(Locale.ROOT, "%.1f", nanos / 1e9),
                        url,
                        socket,
                        socket,
                        url,
                        url);
    }

    static String keys() {
        return Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.joining(", "));
    }
}
