package io.duplexws.servers;

import static io.duplexws.servers.Server.EMBEDDED_TOMCAT;
import static io.duplexws.servers.Server.GLASSFISH;
import static io.duplexws.servers.Server.JETTY;
import static io.duplexws.servers.Server.LIBERTY;
import static io.duplexws.servers.Server.PAYARA;
import static io.duplexws.servers.Server.TOMCAT10;
import static io.duplexws.servers.Server.TOMCAT11;
import static io.duplexws.servers.Server.WILDFLY;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A promise that is not kept on some servers, and why. It must be true: where the promise is kept, or fails in another way,
 * the suite fails.
 *
 * @param promise its name
 * @param failure what its failure says, in part
 * @param reason  what the server does, why the WAR does not mend it, and the server's own issue where we know one
 */
record Shortfall(String promise, Set<Server> servers, String failure, String reason) {

    private static final String ANSWERS_ITSELF =
            "Jetty answers 400 with its own page before any filter when `Connection` lacks the token.";

    private static final String UNDERTOWS_FRAMES =
            "Undertow leaves out the empty frames of a binary message, and cuts those of 16 KiB and more.";

    private static final List<Shortfall> ALL = List.of(
            new Shortfall(
                    "8 MiB in one frame",
                    Set.of(PAYARA, GLASSFISH),
                    "closed with 1011",
                    "Tyrus takes frames of 4 MiB at most and closes with 1011. The context parameter"
                            + " `org.glassfish.tyrus.servlet.incoming-buffer-size` raises it, see below; a larger buffer for"
                            + " every connection is for whoever deploys to decide."),
            new Shortfall(
                    "subprotocols in two header lines",
                    Set.of(WILDFLY),
                    "chat.v1",
                    "Undertow passes on the first line alone; clients send one line."),
            new Shortfall(
                    "frames in one packet with the request",
                    Set.of(LIBERTY),
                    "Read timed out",
                    "They are lost before any code of the WAR runs"
                            + " ([open-liberty#30341](https://github.com/OpenLiberty/open-liberty/issues/30341))."
                            + " RFC 6455 section 4.1 lets no client send before it has read the 101."),
            new Shortfall(
                    "1012 is answered by 1012",
                    Set.of(EMBEDDED_TOMCAT, TOMCAT10, TOMCAT11, PAYARA, WILDFLY, GLASSFISH, LIBERTY),
                    "but was: 1002",
                    "Answered by 1002: RFC 6455 does not know the code; it was registered later"
                            + " ([tyrus#499](https://github.com/eclipse-ee4j/tyrus/issues/499) asks for it)."),
            new Shortfall(
                    "no mask: 1002",
                    Set.of(PAYARA, GLASSFISH, LIBERTY),
                    "Read timed out",
                    "Unmasked frames from clients are not closed with 1002, and the application is told nothing of them."),
            new Shortfall(
                    "one character in two frames",
                    Set.of(LIBERTY),
                    "closed with 1007",
                    "Liberty decodes every frame by itself and closes with 1007 where a character goes on in the next one."),
            new Shortfall(
                    "a close with code 5000: 1002",
                    Set.of(LIBERTY),
                    "Read timed out",
                    "Liberty swallows the frame, and the connection stays open."),
            new Shortfall("sends frames that are empty", Set.of(WILDFLY), "[frames]", UNDERTOWS_FRAMES),
            new Shortfall("sends binary in frames of 64 KiB", Set.of(WILDFLY), "[frames]", UNDERTOWS_FRAMES),
            new Shortfall(
                    "sends 64 KiB of text in one frame",
                    Set.of(TOMCAT10, TOMCAT11),
                    "[frames]",
                    "Tomcat sends text in frames of 8,192 bytes at most, however it is handed over."),
            new Shortfall(
                    "sends 1 MiB of binary in one frame",
                    Set.of(JETTY),
                    "[frames]",
                    "Jetty sends frames of 64 KiB at most, however they are handed over."),
            new Shortfall(
                    "reads nothing while it is deaf",
                    Set.of(JETTY, LIBERTY),
                    "no way to read nothing",
                    "The server has no way to stop reading from one client; the command is answered with an error that says so."),
            new Shortfall("400: no connection", Set.of(JETTY), "HTTP ERROR 400", ANSWERS_ITSELF),
            new Shortfall("400: kept alive", Set.of(JETTY), "HTTP ERROR 400", ANSWERS_ITSELF),
            new Shortfall("400: insecure requests", Set.of(JETTY), "HTTP ERROR 400", ANSWERS_ITSELF));

    static List<Shortfall> all() {
        return ALL;
    }

    /** Whether it is this failure that is written down. */
    boolean explains(Throwable broken) {
        return Stream.iterate(broken, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause.toString().contains(failure));
    }

    static Optional<Shortfall> of(Promise promise, Server server) {
        return ALL.stream()
                .filter(shortfall -> shortfall.promise.equals(promise.name()) && shortfall.servers.contains(server))
                .findFirst();
    }
}
