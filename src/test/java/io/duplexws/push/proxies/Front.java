package io.duplexws.push.proxies;

import com.google.gson.JsonParser;
import io.duplexws.harness.DuplexProcess;
import io.duplexws.harness.Launch;
import io.duplexws.harness.ProxyKind;
import io.duplexws.harness.ProxyProcess;
import io.duplexws.harness.PushClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A proxy before a {@code java -jar duplex.war}, which belongs to the caller.
 *
 * @param push   a client of the proxy
 * @param direct a client of the server itself
 */
record Front(ProxyProcess proxy, PushClient push, PushClient direct) implements AutoCloseable {

    static final String TOKEN = "token-of-the-test";

    static Front before(DuplexProcess server, ProxyKind kind, String site, Path directory) throws IOException {
        ProxyProcess proxy = ProxyProcess.start(kind, directory, site, server.port());
        return new Front(proxy, client(proxy.url()), client(server.url()));
    }

    /** @param settings such as {@code ping.interval=1} */
    static DuplexProcess serve(Path directory, String... settings) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--port", "0", "--set", "publish.token=" + TOKEN));
        for (String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        return Launch.in(Files.createDirectories(directory), arguments.toArray(new String[0]))
                .serve();
    }

    static PushClient client(String url) {
        return new PushClient(URI.create(url), TOKEN);
    }

    /** Of a page that the proxy serves, as a browser says it. */
    String origin() {
        return "http://localhost:" + proxy.port();
    }

    /** How many hear by HTTP, as the server itself tells. */
    int readers() throws IOException {
        String health = direct.get("health").body();
        return JsonParser.parseString(health)
                .getAsJsonObject()
                .get("httpReaders")
                .getAsInt();
    }

    @Override
    public void close() {
        proxy.close();
    }
}
