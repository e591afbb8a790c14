package io.duplexws.cli.check;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Published holes in the WebSockets of servers, found by the name and version that a server gives itself. */
final class Advisories {

    private static final Pattern VERSION = Pattern.compile("(\\d+(?:\\.\\d+)+)");

    /** @param note what can happen, in one sentence */
    record Advisory(String id, String note, String fixed, String source) {}

    private final JsonArray all;
    private final String language;

    /** @param all as check/advisories.js has them */
    Advisories(JsonArray all, String language) {
        this.all = all;
        this.language = language;
    }

    /** @param server such as {@code Apache Tomcat/11.0.27} */
    List<Advisory> of(String server) {
        Matcher version = VERSION.matcher(server);
        List<Advisory> found = new ArrayList<>();
        if (version.find()) {
            for (JsonElement element : all) {
                JsonObject advisory = element.getAsJsonObject();
                boolean named = server.toLowerCase(Locale.ROOT)
                        .contains(advisory.get("product").getAsString());
                if (named && isAffected(advisory.getAsJsonArray("affected"), version.group(1))) {
                    found.add(new Advisory(
                            advisory.get("id").getAsString(),
                            advisory.getAsJsonObject("severityNote")
                                    .get(language)
                                    .getAsString(),
                            advisory.get("fixed").getAsString(),
                            advisory.get("source").getAsString()));
                }
            }
        }
        return found;
    }

    private static boolean isAffected(JsonArray ranges, String version) {
        for (JsonElement element : ranges) {
            JsonObject range = element.getAsJsonObject();
            if (compare(range.get("from").getAsString(), version) <= 0
                    && compare(version, range.get("to").getAsString()) <= 0) {
                return true;
            }
        }
        return false;
    }

    /** Number by number; what is missing counts as 0. */
    static int compare(String one, String other) {
        String[] left = one.split("\\.");
        String[] right = other.split("\\.");
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int order = Integer.compare(number(left, i), number(right, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int number(String[] parts, int i) {
        return i < parts.length ? Integer.parseInt(parts[i]) : 0;
    }
}
