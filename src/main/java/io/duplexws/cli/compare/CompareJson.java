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
    private final Traffic aside;

    /** @param aside what no lane pays for */
    public CompareJson(String url, Plan plan, List<LaneResult> results, Traffic aside) {
        this.url = url;
        this.plan = plan;
        this.aside = aside;
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
        JsonObject unpaid = new JsonObject();
        unpaid.addProperty("bytesUp", aside.up());
        unpaid.addProperty("bytesDown", aside.down());
        json.add("aside", unpaid);
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
            result.server().ifPresent(cost -> json.add("server", server(cost)));
        }
        json.addProperty("problem", result.problem());
        return json;
    }

    private static JsonObject server(ServerCost cost) {
        JsonObject json = new JsonObject();
        json.addProperty("cpuMillisecondsPerDelivered", cost.cpuSeconds() * 1_000);
        json.addProperty("allocatedBytesPerDelivered", Math.round(cost.allocated()));
        json.addProperty("threads", cost.threads());
        return json;
    }
}
