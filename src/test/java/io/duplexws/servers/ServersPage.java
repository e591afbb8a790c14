package io.duplexws.servers;

import io.duplexws.servers.Promise.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes {@code docs/servers.md}: the table from the results of all servers, between the words of a template. */
public final class ServersPage {

    private static final String KEPT = "✓";

    private final Map<Server, Results.Told> results;
    private final List<String> notes = new ArrayList<>();

    private ServersPage(Map<Server, Results.Told> results) {
        this.results = results;
    }

    /** @param arguments the directory of the results, the template, and the page to write */
    public static void main(String... arguments) throws IOException {
        Map<Server, Results.Told> results = new EnumMap<>(Server.class);
        for (Server server : Server.values()) {
            results.put(server, Results.read(Path.of(arguments[0]), server));
        }
        String template = Files.readString(Path.of(arguments[1]));
        Files.writeString(Path.of(arguments[2]), new ServersPage(results).in(template));
    }

    private String in(String template) {
        String tables = Promise.sections().stream().map(this::table).collect(Collectors.joining("\n"));
        return template.replace("{versions}", versions())
                .replace("{tables}", tables)
                .replace("{notes}", notes());
    }

    private String versions() {
        return Arrays.stream(Server.values())
                .map(server ->
                        "- " + server.title() + ": " + results.get(server).version() + ", JDK "
                                + results.get(server).java())
                .collect(Collectors.joining("\n"));
    }

    private String table(Section section) {
        StringBuilder table = new StringBuilder("| " + section.title());
        for (Server server : Server.values()) {
            table.append(" | ").append(server.title());
        }
        table.append(" |\n|---").append("|:-:".repeat(Server.values().length)).append("|\n");
        for (Promise promise : section.promises()) {
            table.append("| ").append(promise.name());
            for (Server server : Server.values()) {
                table.append(" | ").append(cell(promise, server));
            }
            table.append(" |\n");
        }
        return table.toString();
    }

    private String cell(Promise promise, Server server) {
        Boolean kept = results.get(server).kept().get(promise.name());
        if (kept == null) {
            throw new IllegalStateException("no result of " + server.title() + " for: " + promise.name());
        }
        if (kept) {
            return KEPT;
        }
        String reason = Shortfall.of(promise, server)
                .orElseThrow(
                        () -> new IllegalStateException(server.title() + " fails, and nobody says why: " + promise))
                .reason();
        if (!notes.contains(reason)) {
            notes.add(reason);
        }
        return "no (" + (notes.indexOf(reason) + 1) + ")";
    }

    private String notes() {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < notes.size(); i++) {
            list.append(i + 1).append(". ").append(notes.get(i)).append("\n");
        }
        return list.toString();
    }
}
