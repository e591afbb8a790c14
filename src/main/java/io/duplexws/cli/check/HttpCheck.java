package io.duplexws.cli.check;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.duplexws.cli.wire.Plain;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether plain HTTP reaches a Duplex, which one, and whether its server has known holes. */
final class HttpCheck implements Check {

    private final Advisories advisories;

    HttpCheck(Advisories advisories) {
        this.advisories = advisories;
    }

    @Override
    public Item item() {
        return Item.HTTP;
    }

    @Override
    public Result run(Site site) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        HttpResponse<String> answer;
        try {
            answer = site.web().get("handshake", "application/json", site.patience());
        } catch (IOException none) {
            return elsewhere(site, "no answer", "GET " + place(site) + " is not answered: " + Plain.line(reason(none)));
        }
        double millis = Millis.since(begun);
        Signs.of(answer.headers()).forEach(site::sign);
        Optional<JsonObject> duplex = duplex(answer);
        if (duplex.isEmpty()) {
            String server = answer.headers()
                    .firstValue("Server")
                    .map(name -> ", of " + Plain.quoted(name))
                    .orElse("");
            return elsewhere(
                    site,
                    "another answer",
                    "GET " + place(site) + " is answered with " + answer.statusCode() + server + ", not by a Duplex: "
                            + Plain.quoted(answer.body().strip()));
        }
        site.subprotocol(firstSubprotocol(duplex.get()));
        String server = text(duplex.get(), "server");
        List<Finding> findings = new ArrayList<>(unheard(site));
        findings.addAll(vulnerable(server));
        return Result.of("Duplex on " + Plain.line(server) + " answered after " + Millis.text(millis), findings)
                .with("server", server)
                .with("status", answer.statusCode())
                .with("milliseconds", millis);
    }

    /** Without the trace many checks know only one side. We send no Origin here, so nobody can refuse ours. */
    private static List<Finding> unheard(Site site) throws IOException, InterruptedException {
        String trouble = site.view().trouble(site.patience());
        if (trouble.isEmpty()) {
            return List.of();
        }
        boolean originAdded = trouble.matches("(?s).*\\borigin .*not allowed.*");
        return List.of(Finding.failed(originAdded ? "origin.changed" : "http.partly", trouble));
    }

    private static Result elsewhere(Site site, String measured, String evidence) {
        return Result.of(measured, Finding.failed("http.elsewhere", evidence));
    }

    private static String place(Site site) {
        return site.target().httpUrl() + "handshake";
    }

    private static String reason(IOException none) {
        return none.getMessage() == null ? none.getClass().getSimpleName() : none.getMessage();
    }

    private static Optional<JsonObject> duplex(HttpResponse<String> answer) {
        try {
            JsonElement body = JsonParser.parseString(answer.body());
            return Optional.of(body)
                    .filter(JsonElement::isJsonObject)
                    .map(JsonElement::getAsJsonObject)
                    .filter(json -> json.has("rules") && json.has("subprotocols"));
        } catch (JsonParseException other) {
            return Optional.empty();
        }
    }

    private static String firstSubprotocol(JsonObject duplex) {
        JsonArray supported = duplex.getAsJsonObject("subprotocols").getAsJsonArray("supported");
        String first = supported.isEmpty() ? "" : supported.get(0).getAsString();
        return first.equals("*") ? "duplex-check" : first;
    }

    private static String text(JsonObject json, String name) {
        return json.has(name) && json.get(name).isJsonPrimitive()
                ? json.get(name).getAsString()
                : "";
    }

    private List<Finding> vulnerable(String server) {
        List<String> evidence = new ArrayList<>();
        for (Advisories.Advisory advisory : advisories.of(server)) {
            evidence.add(advisory.id() + ": " + advisory.note() + " Fixed in " + advisory.fixed() + "; "
                    + advisory.source());
        }
        return evidence.isEmpty() ? List.of() : List.of(new Finding("version.vulnerable", State.WARNING, evidence));
    }
}
