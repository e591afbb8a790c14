package io.duplexws.cli.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A report for people: as lines for a terminal, and as Markdown for an issue or a mail. */
public final class ReportText {

    private static final int MOST_RECIPES = 3;

    private final Report report;
    private final Catalogue catalogue;

    public ReportText(Report report, Catalogue catalogue) {
        this.report = report;
        this.catalogue = catalogue;
    }

    /** What came of each check first, then what to mend. */
    public String plain() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<Item, Result> entry : report.results().entrySet()) {
            text.append(mark(entry.getValue().state()))
                    .append(' ')
                    .append(pad(title(entry.getKey())))
                    .append(' ')
                    .append(entry.getValue().measured())
                    .append('\n');
        }
        text.append('\n').append(verdict()).append('\n');
        for (Finding finding : report.findings()) {
            text.append('\n').append(mark(finding.severity())).append(' ');
            text.append(catalogue.headline(finding.id()))
                    .append(" [")
                    .append(finding.id())
                    .append("]\n");
            text.append("  ").append(catalogue.meaning(finding.id())).append('\n');
            finding.evidence().forEach(line -> text.append("  - ").append(line).append('\n'));
            for (Catalogue.Recipe recipe : some(finding)) {
                text.append("\n  ")
                        .append(recipe.product())
                        .append(versions(recipe))
                        .append(": ");
                text.append(recipe.bites())
                        .append('\n')
                        .append("  ")
                        .append(recipe.where())
                        .append("\n\n");
                recipe.lines()
                        .lines()
                        .forEach(line -> text.append("      ").append(line).append('\n'));
                recipe.sources()
                        .forEach(source -> text.append("  ").append(source).append('\n'));
            }
            more(finding).ifPresent(line -> text.append("\n  ").append(line).append('\n'));
        }
        return text.toString();
    }

    /** The same as a document. */
    public String markdown() {
        StringBuilder text =
                new StringBuilder("# " + catalogue.words().say("check.report", Map.of("target", report.target())));
        text.append("\n\n").append(verdict()).append("\n\n| | | |\n|---|---|---|\n");
        for (Map.Entry<Item, Result> entry : report.results().entrySet()) {
            text.append("| ").append(mark(entry.getValue().state())).append(" | ");
            text.append(title(entry.getKey())).append(" | ");
            text.append(cell(entry.getValue().measured())).append(" |\n");
        }
        for (Finding finding : report.findings()) {
            text.append("\n## ").append(catalogue.headline(finding.id())).append("\n\n");
            text.append(catalogue.meaning(finding.id())).append("\n\n");
            finding.evidence()
                    .forEach(line -> text.append("- ").append(cell(line)).append('\n'));
            for (Catalogue.Recipe recipe : some(finding)) {
                text.append("\n**")
                        .append(recipe.product())
                        .append(versions(recipe))
                        .append("**: ");
                text.append(recipe.bites()).append(' ').append(recipe.where()).append("\n\n```\n");
                text.append(recipe.lines()).append("\n```\n\n");
                recipe.sources()
                        .forEach(source -> text.append("<").append(source).append(">\n"));
            }
            more(finding).ifPresent(line -> text.append('\n').append(line).append('\n'));
        }
        return text.toString();
    }

    private String verdict() {
        int findings = report.findings().size();
        return findings == 0
                ? catalogue.words().say("check.clean")
                : catalogue.words().count("check.findings", findings);
    }

    private List<Catalogue.Recipe> some(Finding finding) {
        List<Catalogue.Recipe> all = all(finding);
        return all.subList(0, Math.min(MOST_RECIPES, all.size()));
    }

    private Optional<String> more(Finding finding) {
        List<String> products = new ArrayList<>();
        List<Catalogue.Recipe> all = all(finding);
        for (Catalogue.Recipe recipe : all.subList(Math.min(MOST_RECIPES, all.size()), all.size())) {
            if (!products.contains(recipe.product())) {
                products.add(recipe.product());
            }
        }
        return products.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        catalogue.words().say("check.more-recipes", Map.of("products", String.join(", ", products))));
    }

    private List<Catalogue.Recipe> all(Finding finding) {
        return catalogue.recipes(finding.id(), report.signs());
    }

    private static String versions(Catalogue.Recipe recipe) {
        return recipe.versions().isEmpty() ? "" : " (" + recipe.versions() + ")";
    }

    private String title(Item item) {
        return catalogue.words().say("check.item." + item.id());
    }

    private static String mark(State state) {
        return switch (state) {
            case PASSED -> "✓";
            case WARNING -> "!";
            case FAILED -> "✗";
            case SKIPPED -> "–";
        };
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }

    private static String pad(String title) {
        return title + " ".repeat(Math.max(0, 22 - title.length()));
    }
}
