package io.duplexws.cli.bench;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.HdrHistogram.Histogram;

/** What came of a run, for programs; docs/bench.md says what stands in it. Its members stay, new ones may come. */
public final class BenchJson {

    private static final int VERSION = 1;
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final String url;
    private final Plan plan;
    private final Result result;

    public BenchJson(String url, Result result) {
        this.url = url;
        this.plan = result.plan();
        this.result = result;
    }

    @Override
    public String toString() {
        JsonObject json = new JsonObject();
        json.addProperty("duplex", "bench");
        json.addProperty("version", VERSION);
        json.addProperty("url", url);
        addPlan(json);
        addCounts(json);
        addBytes(json);
        JsonObject client = new JsonObject();
        client.addProperty("processors", result.place().processors());
        client.addProperty("busyProcessors", Millis.round(result.place().busy()));
        client.addProperty("onServersMachine", result.place().isServersToo());
        json.add("client", client);
        json.addProperty("problem", result.problem());
        json.addProperty("histogram", encoded(result.latencies()));
        return GSON.toJson(json);
    }

    private void addPlan(JsonObject json) {
        json.addProperty("loop", plan.isOpenLoop() ? "open" : "closed");
        json.addProperty("connections", plan.connections());
        json.addProperty("rate", plan.rate());
        json.addProperty("window", plan.window());
        json.addProperty("size", plan.size());
        json.addProperty("kind", plan.kind());
        json.addProperty("warmUpSeconds", plan.warmUp().toSeconds());
        json.addProperty("seconds", plan.duration().toSeconds());
    }

    private void addCounts(JsonObject json) {
        json.addProperty("opened", result.opened());
        json.addProperty("sent", result.counts().sent());
        json.addProperty("echoes", result.counts().echoes());
        json.addProperty("late", result.counts().late());
        json.addProperty("unsent", result.counts().unsent());
        json.addProperty("sentInAll", result.counts().sentInAll());
        json.addProperty("echoesInAll", result.counts().echoesInAll());
        json.addProperty("measuredSeconds", Millis.round(result.seconds()));
        json.addProperty("messagesPerSecond", Millis.round(result.perSecond()));
        json.addProperty("payloadBytesPerSecond", Math.round(result.perSecond() * plan.size()));
        json.add("handshakeMilliseconds", percentiles(result.handshakes()));
        if (result.counts().echoes() > 0) {
            json.add("latencyMilliseconds", percentiles(result.latencies()));
        }
    }

    private void addBytes(JsonObject json) {
        json.addProperty("bytesUp", result.wire().all().up());
        json.addProperty("bytesDown", result.wire().all().down());
        json.addProperty("headBytesUp", result.wire().heads().up());
        json.addProperty("headBytesDown", result.wire().heads().down());
        json.addProperty("messageBytesUp", result.wire().messages().up());
        json.addProperty("messageBytesDown", result.wire().messages().down());
        json.addProperty("bytesUpPerMessage", Millis.round(result.bytesUpPerMessage()));
        json.addProperty("bytesDownPerMessage", Millis.round(result.bytesDownPerMessage()));
    }

    private static JsonObject percentiles(Histogram nanos) {
        JsonObject json = new JsonObject();
        json.addProperty("p50", at(nanos, 50));
        json.addProperty("p90", at(nanos, 90));
        json.addProperty("p95", at(nanos, 95));
        json.addProperty("p99", at(nanos, 99));
        json.addProperty("p999", at(nanos, 99.9));
        json.addProperty("max", at(nanos, 100));
        return json;
    }

    private static double at(Histogram nanos, double percentile) {
        return Millis.round(nanos.getValueAtPercentile(percentile) / 1e6);
    }

    /** As the tools of HdrHistogram read it, in nanoseconds. */
    private static String encoded(Histogram latencies) {
        ByteBuffer bytes = ByteBuffer.allocate(latencies.getNeededByteBufferCapacity());
        int length = latencies.encodeIntoCompressedByteBuffer(bytes);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
    }
}
