package io.duplexws.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was told at one moment, every line of it held against Prometheus's text format 0.0.4. */
final class Scrape {

    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\\\\n\"])*\"";
    private static final String NUMBER = "[+-]?(?:\\d+(?:\\.\\d+)?(?:E-?\\d+)?|Inf)|NaN";
    private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") \\S.*");
    private static final Pattern TYPE = Pattern.compile("# TYPE (" + NAME + ") (?:counter|gauge|histogram)");
    private static final Pattern SAMPLE =
            Pattern.compile("(" + NAME + ")(\\{" + LABEL + "(?:," + LABEL + ")*\\})? (" + NUMBER + ")");

    private final Map<String, Double> samples = new HashMap<>();

    private Scrape() {}

    static Scrape of(String text) {
        assertThat(text).endsWith("\n");
        Scrape scrape = new Scrape();
        Set<String> helped = new HashSet<>();
        Set<String> typed = new HashSet<>();
        for (String line : text.split("\n")) {
            Matcher help = HELP.matcher(line);
            Matcher type = TYPE.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (help.matches()) {
                assertThat(helped.add(help.group(1))).as("once: " + line).isTrue();
            } else if (type.matches()) {
                assertThat(typed.add(type.group(1))).as("once: " + line).isTrue();
            } else {
                assertThat(sample.matches()).as("a line of the format: " + line).isTrue();
                scrape.add(sample, typed);
            }
        }
        assertThat(helped).isEqualTo(typed);
        return scrape;
    }

    private void add(Matcher sample, Set<String> typed) {
        String name = sample.group(1);
        assertThat(typed).containsAnyOf(name, name.replaceFirst("_(bucket|count|sum)$", ""));
        String labels = sample.group(2) == null ? "" : sample.group(2);
        Double before =
                samples.put(name + labels, Double.valueOf(sample.group(3).replace("Inf", "Infinity")));
        assertThat(before).as("once: " + sample.group()).isNull();
    }

    Map<String, Double> samples() {
        return samples;
    }

    /** @param series name and labels, as they stand there */
    double value(String series) {
        assertThat(samples).containsKey(series);
        return samples.get(series);
    }
}
