package io.duplexws.cli.check;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/** A report for programs; docs/check.md says what stands in it. Its members stay, new ones may come. */
public final class ReportJson {

    private static final int VERSION = 1;
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Report report;
    private final Catalogue catalogue;

    public ReportJson(Report report, Catalogue catalogue) {
        this.report = report;
        this.catalogue = catalogue;
    }

    @Override
    public String toString() {
        JsonObject json = new JsonObject();
        json.addProperty("duplex", "check");
        json.addProperty("version", VERSION);
        json.addProperty("url", report.target());
        json.addProperty("passed", report.isClean());
        JsonArray checks = new JsonArray();
        report.results().forEach((item, result) -> checks.add(check(item, result)));
        json.add("checks", checks);
        JsonArray findings = new JsonArray();
        report.findings().forEach(finding -> findings.add(finding(finding)));
        json.add("findings", findings);
        json.add("signs", GSON.toJsonTree(report.signs().stream().sorted().toList()));
        return GSON.toJson(json);
    }

    private static JsonObject check(Item item, Result result) {
        JsonObject json = new JsonObject();
        json.addProperty("check", item.id());
        json.addProperty("state", result.state().id());
        json.addProperty("measured", result.measured());
        json.add("facts", GSON.toJsonTree(result.facts()));
        json.add(
                "findings",
                GSON.toJsonTree(result.findings().stream().map(Finding::id).toList()));
        return json;
    }

    private JsonObject finding(Finding finding) {
        JsonObject json = new JsonObject();
        json.addProperty("finding", finding.id());
        json.addProperty("severity", finding.severity().id());
        json.addProperty("says", catalogue.headline(finding.id()));
        json.addProperty("means", catalogue.meaning(finding.id()));
        json.add("evidence", GSON.toJsonTree(finding.evidence()));
        json.add("recipes", GSON.toJsonTree(recipes(finding)));
        return json;
    }

    private List<Map<String, Object>> recipes(Finding finding) {
        return catalogue.recipes(finding.id(), report.signs()).stream()
                .<Map<String, Object>>map(recipe -> Map.of(
                        "id", recipe.id(),
                        "product", recipe.product(),
                        "lines", recipe.lines(),
                        "sources", recipe.sources()))
                .toList();
    }
}
