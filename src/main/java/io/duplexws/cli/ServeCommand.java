package io.duplexws.cli;

import io.duplexws.cli.engine.Engine;
import io.duplexws.config.Config;
import io.duplexws.config.Setting;
import io.duplexws.config.Sources;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: the WAR on an embedded Tomcat, until it is stopped. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        description = "Serves Duplex on an embedded Tomcat until it is stopped.")
final class ServeCommand implements Callable<Integer> {

    private static final int TOKEN_BYTES = 15;

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "N", defaultValue = "8080", description = "default 8080; 0 takes a free one")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            defaultValue = "localhost",
            description = "the address to listen on, default localhost; 0.0.0.0 for all")
    private String host;

    @Option(names = "--context", paramLabel = "PATH", defaultValue = "/", description = "context path, default /")
    private String context;

    @Option(names = "--origins", paramLabel = "LIST", description = "as --set origins=LIST")
    private String origins;

    @Option(names = "--public-url", paramLabel = "URL", description = "as --set public.url=URL")
    private String publicUrl;

    @Option(names = "--subprotocols", paramLabel = "LIST", description = "as --set subprotocols=LIST")
    private String subprotocols;

    @Option(names = "--broker", paramLabel = "URI", description = "as --set broker=URI")
    private String broker;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "any setting, see below; may stand more than once")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "certificate chain (PEM): serves https and wss")
    private Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "its private key (PEM, unencrypted)")
    private Path key;

    @Option(names = "--tls", paramLabel = "self-signed", description = "https and wss with a certificate made now")
    private String tls;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "loops",
            description = "what serves WebSockets: loops, the fast way (default), or tomcat")
    private String engine;

    @Override
    public Integer call() throws Exception {
        long began = System.nanoTime();
        OneLineLog.install();
        settings().forEach((name, value) -> System.setProperty("duplex." + name, value));
        String token = publishToken(goodSettings());
        Listen listen = new Listen(host, port, contextPath(), tls());
        EmbeddedServer server = new EmbeddedServer(WarFile.running(), listen, engine());
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "duplex-stop"));
        spec.commandLine().getOut().println(Welcome.text(server.url(), System.nanoTime() - began, token));
        server.await();
        return 0;
    }

    /** Read here too, so that a bad setting is told before anything starts. */
    private static Config goodSettings() {
        try {
            return Config.read(Sources.ofProcess(Map.of()));
        } catch (IllegalArgumentException bad) {
            throw new CannotRun(bad.getMessage(), bad);
        }
    }

    /** A new one for this run, when none is set: it is shown, so one that is set is not. Empty for that. */
    private static String publishToken(Config config) {
        if (!config.push().publishToken().isEmpty()) {
            return "";
        }
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        System.setProperty(Setting.PUBLISH_TOKEN.property(), token);
        return token;
    }

    private Map<String, String> settings() {
        Map<String, String> all = new LinkedHashMap<>(settings);
        putIfGiven(all, Setting.ORIGINS, origins);
        putIfGiven(all, Setting.PUBLIC_URL, publicUrl);
        putIfGiven(all, Setting.SUBPROTOCOLS, subprotocols);
        putIfGiven(all, Setting.BROKER, broker);
        for (String name : all.keySet()) {
            if (Setting.ofKey(name).isEmpty()) {
                throw new CannotRun("unknown setting " + name + "; known are " + Welcome.keys());
            }
        }
        return all;
    }

    private static void putIfGiven(Map<String, String> all, Setting setting, String value) {
        if (value != null) {
            all.put(setting.key(), value);
        }
    }

    private Engine engine() {
        return switch (engine) {
            case "loops" -> Engine.loops();
            case "tomcat" -> Engine.tomcat();
            default -> throw new CannotRun("--engine is \"" + engine + "\"; wanted loops or tomcat");
        };
    }

    private String contextPath() {
        String path = context.equals("/") ? "" : context;
        if (!path.matches("(/[A-Za-z0-9._~-]+)*")) {
            throw new CannotRun("--context is \"" + context + "\"; wanted a path such as /duplex, or /");
        }
        return path;
    }

    private Tls tls() {
        if (tls != null && !tls.equals("self-signed")) {
            throw new CannotRun("--tls is \"" + tls + "\"; the one word allowed is self-signed, or give --tls-cert and"
                    + " --tls-key");
        }
        if (tls != null && (certificate != null || key != null)) {
            throw new CannotRun("--tls self-signed and --tls-cert exclude each other");
        }
        if ((certificate == null) != (key == null)) {
            throw new CannotRun("--tls-cert and --tls-key go together, " + (key == null ? "--tls-key" : "--tls-cert")
                    + " is missing");
        }
        if (certificate != null) {
            return Tls.pem(certificate, key);
        }
        return tls == null ? Tls.none() : Tls.selfSigned();
    }
}
