package io.duplexws.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.gson.JsonParser;
import io.duplexws.servers.Promise.Time;
import io.duplexws.servers.witness.ThreadsServlet;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.opentest4j.TestAbortedException;

/**
 * The WAR, as it is, deployed to the server of the build's profile: every promise holds there, but for the shortfalls
 * that are written down, and these must be true as well.
 */
@ArquillianTest
@TestMethodOrder(OrderAnnotation.class)
class ServerIT {

    private static final Server SERVER = Server.underTest();
    private static final Results RESULTS = new Results(SERVER);

    /** {@code -Dquick=true} leaves out the promises that take minutes, and the results. */
    private static final boolean QUICK = Boolean.getBoolean("quick");

    private final Map<Promise, CompletableFuture<Void>> beside = new HashMap<>();

    @ArquillianResource
    @OperateOnDeployment("witness")
    private URL witness;

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "witness", testable = false)
    static WebArchive witness() {
        return ShrinkWrap.create(WebArchive.class, "witness.war").addClass(ThreadsServlet.class);
    }

    @Deployment(name = "duplex", managed = false, testable = false)
    static WebArchive duplex() {
        return ShrinkWrap.create(ZipImporter.class, "duplex.war")
                .importFrom(new File(System.getProperty("war")))
                .as(WebArchive.class);
    }

    @AfterAll
    static void tellResults() throws IOException {
        if (!QUICK) {
            RESULTS.write();
        }
    }

    /** By hand, as it is undeployed by hand. */
    @Test
    @Order(1)
    void deploys() {
        deployer.deploy("duplex");
    }

    @TestFactory
    @Order(2)
    Stream<DynamicNode> keepsItsPromises() throws Exception {
        Site site = site();
        RESULTS.ranOn(version(site));
        all(Time.BESIDE).filter(promise -> !QUICK).forEach(promise -> beside.put(promise, begin(promise, site)));
        return Promise.sections().stream()
                .map(section -> DynamicContainer.dynamicContainer(
                        section.title(),
                        section.promises().stream()
                                .filter(promise -> promise.time() != Time.AT_THE_END)
                                .map(promise -> DynamicTest.dynamicTest(promise.name(), () -> hold(promise, site)))));
    }

    /** In a method of its own, because Arquillian undeploys within a test method only. */
    @Test
    @Order(3)
    void keepsItsPromisesAtTheEnd() throws Throwable {
        for (Promise promise : all(Time.AT_THE_END).toList()) {
            hold(promise, site());
        }
    }

    private static Stream<Promise> all(Time time) {
        return Promise.sections().stream()
                .flatMap(section -> section.promises().stream())
                .filter(promise -> promise.time() == time);
    }

    private void hold(Promise promise, Site site) throws Throwable {
        assumeFalse(promise.time() == Time.BESIDE && QUICK, "left out by -Dquick=true");
        Throwable failure = failure(promise, site);
        Shortfall shortfall = Shortfall.of(promise, SERVER).orElse(null);
        RESULTS.add(promise, failure == null);
        if (failure != null && (shortfall == null || !shortfall.explains(failure))) {
            throw failure;
        }
        assertThat(failure == null && shortfall != null)
                .as(() -> SERVER.title() + " keeps this promise now; strike it from the shortfalls: " + shortfall)
                .isFalse();
    }

    private Throwable failure(Promise promise, Site site) {
        try {
            if (promise.time() == Time.BESIDE) {
                beside.get(promise).get(5, TimeUnit.MINUTES);
            } else {
                promise.check().run(site);
            }
            return null;
        } catch (TestAbortedException leftOut) {
            throw leftOut;
        } catch (Exception | AssertionError broken) {
            return broken;
        }
    }

    private static CompletableFuture<Void> begin(Promise promise, Site site) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        promise.check().run(site);
                        end.complete(null);
                    } catch (Exception | AssertionError broken) {
                        end.completeExceptionally(broken);
                    }
                },
                promise.name());
        thread.setDaemon(true);
        thread.start();
        return end;
    }

    /** Beside the witness, under the name of the file. */
    private Site site() {
        return new Site(URI.create(witness + "/").resolve("/duplex/"), () -> deployer.undeploy("duplex"));
    }

    private static String version(Site site) throws IOException {
        return JsonParser.parseString(site.get("handshake").body())
                .getAsJsonObject()
                .get("server")
                .getAsString();
    }
}
