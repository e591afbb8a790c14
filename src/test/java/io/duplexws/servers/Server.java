package io.duplexws.servers;

import java.util.Locale;

/** The servers of the table; the profile of the build that runs on one has its name. */
enum Server {
    EMBEDDED("java -jar"),
    EMBEDDED_TOMCAT("java -jar, tomcat"),
    TOMCAT10("Tomcat 10.1"),
    TOMCAT11("Tomcat 11"),
    PAYARA("Payara 6"),
    WILDFLY("WildFly"),
    GLASSFISH("GlassFish 7"),
    LIBERTY("Open Liberty"),
    JETTY("Jetty 12");

    private final String title;

    Server(String title) {
        this.title = title;
    }

    /** The one that this run is about. */
    static Server underTest() {
        return valueOf(System.getProperty("server").toUpperCase(Locale.ROOT));
    }

    /** Whether it is a process of our own. */
    boolean isEmbedded() {
        return this == EMBEDDED || this == EMBEDDED_TOMCAT;
    }

    String title() {
        return title;
    }

    /** As the build spells it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
