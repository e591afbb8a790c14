package io.duplexws.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Where the values of settings come from: system properties first (the command line sets these), then the environment,
 * then the servlet context's parameters.
 */
public final class Sources {

    private static final String PREFIX = "duplex.";

    private final Map<String, String> properties = new TreeMap<>();
    private final Map<String, String> environment;
    private final Map<String, String> parameters;

    public Sources(Properties properties, Map<String, String> environment, Map<String, String> parameters) {
        for (String name : properties.stringPropertyNames()) {
            this.properties.put(name, properties.getProperty(name));
        }
        this.environment = Map.copyOf(environment);
        this.parameters = Map.copyOf(parameters);
        refuseUnknown("system property", this.properties.keySet());
        refuseUnknown("context parameter", this.parameters.keySet());
    }

    /** This process's properties and environment, and these context parameters. */
    public static Sources ofProcess(Map<String, String> parameters) {
        return new Sources(System.getProperties(), System.getenv(), parameters);
    }

    Optional<String> value(Setting setting) {
        return Optional.ofNullable(properties.get(setting.property()))
                .or(() -> Optional.ofNullable(environment.get(setting.variable())))
                .or(() -> Optional.ofNullable(parameters.get(setting.property())));
    }

    /**
     * Names with our prefix that are no setting. The environment is not held to this: orchestrators put variables such
     * as {@code DUPLEX_SERVICE_HOST} there by themselves.
     */
    private static void refuseUnknown(String kind, Collection<String> names) {
        for (String name : names) {
            if (name.startsWith(PREFIX)
                    && Setting.ofKey(name.substring(PREFIX.length())).isEmpty()) {
                throw new IllegalArgumentException("unknown setting " + name + " (" + kind + "); known are " + known());
            }
        }
    }

    /** All keys, for an error message. */
    public static String known() {
        List<String> names = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            names.add(setting.property());
        }
        return String.join(", ", names);
    }
}
