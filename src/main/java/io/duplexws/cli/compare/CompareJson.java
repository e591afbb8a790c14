package io.duplexws.cli.compare;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.duplexws.cli.wire.Traffic;
import java.util.List;

/** What came of a comparison, for programs; docs/compare.md says what stands in it. Its members stay, new ones may come. */
public final class CompareJson {

    private static final int VERSION = 1;
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final String url;
    private final Plan plan;
    private final List<LaneResult> results;
    private final Traffic publishing;

    /** @param publishing of the publisher, which no lane pays for */
    public CompareJson(String url, Plan plan, List<LaneResult> results, Traffic publishing) {
        this.url = url;
        this.plan = plan;
        this.publishing = publishing;
        this.results = List.copyOf(results);
    }

    @Override
    public String toString() {
        JsonObject json = new JsonObject();
        json.addProperty("duplex", "compare");
        json.addProperty("version", VERSION);
        json.addProperty("url", url);
        json.addProperty("rate", plan.rate());
        json.addProperty("size", plan.size());
        json.addProperty("events", plan.events());
        json.addProperty("clients", plan.clients());
        json.addProperty("intervalMilliseconds", plan.interval().toMillis());
        JsonArray lanes = new JsonArray();
        results.forEach(result -> lanes.add(lane(result)));
        json.add("lanes", lanes);
        JsonObject publisher = new JsonObject();
        publisher.addProperty("bytesUp", publishing.up());
        publisher.addProperty("bytesDown", publishing.down());
        json.add("publisher", publisher);
        return GSON.toJson(json);
    }

    private static JsonObject lane(LaneResult result) {
        JsonObject json = new JsonObject();
        json.addProperty("lane", result.lane().id());
        json.addProperty("delivered", result.delivered());
        json.addProperty("connections", result.cost().connections());
        json.addProperty("requests", result.cost().requests());
        json.addProperty("bytesUp", result.cost().up());
        json.addProperty("bytesDown", result.cost().down());
        json.addProperty("headBytesUp", result.cost().headUp());
        json.addProperty("headBytesDown", result.cost().headDown());
        json.addProperty("payloadBytes", result.payload());
        if (result.delivered() > 0) {
            json.addProperty("bytesPerDelivered", result.bytesPerDelivered());
            JsonObject latency = new JsonObject();
            latency.addProperty("p50", result.latency(50));
            latency.addProperty("p95", result.latency(95));
            latency.addProperty("p99", result.latency(99));
            latency.addProperty("max", result.latency(100));
            json.add("latencyMilliseconds", latency);
        }
        json.addProperty("problem", result.problem());
        return json;
    }
}
