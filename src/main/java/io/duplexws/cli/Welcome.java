package io.duplexws.cli;

import io.duplexws.config.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the command line says when the server is up. */
final class Welcome {

    private Welcome() {}

    /** @param token that was made for this run; empty when the setting says one */
    static String text(String url, long nanos, String token) {
        String socket = url.replaceFirst("^http", "ws");
        return """
                Duplex %s is up at %s (%s s)

                  %s  console: open it in a browser
                  %sws  echo, until the message over
                  %secho_once  one echo, then close
                  %sprobe  sends, waits, pings, closes as it is told: docs/probe.md
                  %shandshake  what is wrong with a handshake, rule by rule
                  %srequest.jsp  your request as it arrived

                Hear a topic, then publish on it:
                  curl -N -H 'Accept: text/event-stream' %spush/news
                  curl -H 'Authorization: Bearer %s' -d hello %spush/news

                Stop it with Ctrl-C.""".formatted(
                        Main.Version.number(),
                        url,
                        String.format(Locale.ROOT, "%.1f", nanos / 1e9),
                        url,
                        socket,
                        socket,
                        socket,
                        url,
                        url,
                        url,
                        token.isEmpty() ? "(publish.token)" : token,
                        url);
    }

    /** The settings for the help text, a heading first. */
    static String[] settings() {
        List<String> lines = new ArrayList<>(
                List.of("", "Settings, by --set, by -Dduplex.KEY=VALUE, or by DUPLEX_KEY in the environment:"));
        for (Setting setting : Setting.values()) {
            String standard = setting.standard().isEmpty() ? "not set" : setting.standard();
            lines.add("  %-15s %s".formatted(setting.key(), setting.meaning()));
            lines.add("  %-15s default %s".formatted("", standard));
        }
        return lines.toArray(String[]::new);
    }

    static String keys() {
        return Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.joining(", "));
    }
}
