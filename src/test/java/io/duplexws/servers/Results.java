package io.duplexws.servers;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What came out on one server, as JSON beside it. */
final class Results {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    /**
     * What is written.
     *
     * @param version as the server names itself
     * @param java    the version of the JDK
     * @param kept    by the promise's name
     */
    record Told(String version, String java, Map<String, Boolean> kept) {}

    private final Server server;
    private final Map<String, Boolean> kept = new LinkedHashMap<>();
    private String version = "";

    Results(Server server) {
        this.server = server;
    }

    void ranOn(String name) {
        version = name;
    }

    void add(Promise promise, boolean isKept) {
        kept.put(promise.name(), isKept);
    }

    void write() throws IOException {
        Path file = file(Path.of(System.getProperty("servers.directory")), server);
        Files.createDirectories(file.getParent());
        Files.writeString(file, GSON.toJson(new Told(version, System.getProperty("java.specification.version"), kept)));
    }

    static Told read(Path servers, Server server) throws IOException {
        return GSON.fromJson(Files.readString(file(servers, server)), Told.class);
    }

    private static Path file(Path servers, Server server) {
        return servers.resolve(server.id() + ".json");
    }
}
