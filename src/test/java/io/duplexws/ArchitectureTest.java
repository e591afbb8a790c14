package io.duplexws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may import whom. */
@AnalyzeClasses(packages = "io.duplexws", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule nothingImportsTheCompositionRoot = noClasses()
            .that()
            .resideOutsideOfPackage("io.duplexws.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.duplexws.app..");

    @ArchTest
    static final ArchRule nothingImportsTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage("io.duplexws.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.duplexws.cli..");

    @ArchTest
    static final ArchRule theCommandLineKnowsOnlyTheSettings = noClasses()
            .that()
            .resideInAPackage("io.duplexws.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.duplexws.app..",
                    "io.duplexws.echo..",
                    "io.duplexws.handshake..",
                    "io.duplexws.metrics..",
                    "io.duplexws.probe..",
                    "io.duplexws.push..",
                    "io.duplexws.socket..",
                    "io.duplexws.text..",
                    "io.duplexws.trace..",
                    "io.duplexws.words.http..");

    @ArchTest
    static final ArchRule cataloguesKnowNobodyWhoSpeaks = classes()
            .that()
            .resideInAPackage("io.duplexws.words..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "com.google.gson..", "jakarta.servlet..", "io.duplexws.words..");

    @ArchTest
    static final ArchRule wordsKnowOnlyTheJdk = classes()
            .that()
            .resideInAPackage("io.duplexws.text..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.duplexws.text..");

    @ArchTest
    static final ArchRule whatContainersHideIsReadByTheJdkAlone = classes()
            .that()
            .resideInAPackage("io.duplexws.inside..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.duplexws.inside..");

    @ArchTest
    static final ArchRule rulesOfTheHandshakeKnowOnlyTheJdkAndWords = classes()
            .that()
            .resideInAPackage("io.duplexws.handshake")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.duplexws.handshake", "io.duplexws.text..");

    @ArchTest
    static final ArchRule theHeartOfPushKnowsOnlyTheJdkAndWords = classes()
            .that()
            .resideInAPackage("io.duplexws.push")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.crypto..", "io.duplexws.push", "io.duplexws.text..");

    @ArchTest
    static final ArchRule brokersKnowNoTransport = noClasses()
            .that()
            .resideInAPackage("io.duplexws.push.broker..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.duplexws.push.http..", "io.duplexws.push.socket..", "io.duplexws.socket..");

    @ArchTest
    static final ArchRule redisStaysInItsBroker = noClasses()
            .that()
            .resideOutsideOfPackage("io.duplexws.push.broker..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.lettuce..", "io.netty..", "reactor..");

    @ArchTest
    static final ArchRule metersStayInTheirPackage = noClasses()
            .that()
            .resideOutsideOfPackage("io.duplexws.metrics..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..", "io.prometheus..");

    @ArchTest
    static final ArchRule onlyTheCompositionRootKnowsWhatIsMeasured = noClasses()
            .that()
            .resideOutsideOfPackages("io.duplexws.app..", "io.duplexws.metrics..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.duplexws.metrics..");

    @ArchTest
    static final ArchRule tracesKnowWhatTheyTellOfAndOnWhat = classes()
            .that()
            .resideInAPackage("io.duplexws.trace")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "com.google.gson..",
                    "io.duplexws.handshake",
                    "io.duplexws.push",
                    "io.duplexws.socket",
                    "io.duplexws.text..",
                    "io.duplexws.trace");

    @ArchTest
    static final ArchRule nothingThatIsTracedKnowsOfTraces = noClasses()
            .that()
            .resideOutsideOfPackages("io.duplexws.app..", "io.duplexws.trace..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.duplexws.trace..");

    @ArchTest
    static final ArchRule onlyTheCompositionRootKnowsTheProbe = noClasses()
            .that()
            .resideOutsideOfPackages("io.duplexws.app..", "io.duplexws.probe..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.duplexws.probe..");

    @ArchTest
    static final ArchRule settingsKnowOnlyTheRulesAndWords = classes()
            .that()
            .resideInAPackage("io.duplexws.config..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.duplexws.config..", "io.duplexws.handshake", "io.duplexws.text..");

    @ArchTest
    static final ArchRule servletsStayInFiltersAndPages = noClasses()
            .that()
            // The embedded server is Tomcat, whose own classes are servlet classes.
            .resideOutsideOfPackages(
                    "io.duplexws.app..", "io.duplexws..http..", "io.duplexws.page..", "io.duplexws.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.servlet..");

    @ArchTest
    static final ArchRule webSocketsStayInEndpointsAndTheirFaces = noClasses()
            .that()
            // The embedded server makes Tomcat's own handler of WebSockets.
            .resideOutsideOfPackages(
                    "io.duplexws.echo..", "io.duplexws.probe..", "io.duplexws..socket..", "io.duplexws.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.websocket..");

    @ArchTest
    static final ArchRule theEmbeddedServerStaysInTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage("io.duplexws.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache..", "picocli..");

    @ArchTest
    static final ArchRule framesKnowNoConnection = classes()
            .that()
            .resideInAPackage("io.duplexws.cli.engine.frame")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "jakarta.websocket", "io.duplexws.cli.engine.frame");

    @ArchTest
    static final ArchRule loopsKnowNoTomcat = classes()
            .that()
            .resideInAnyPackage("io.duplexws.cli.engine.loop", "io.duplexws.cli.engine.read")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.net.ssl..",
                    "jakarta.websocket..",
                    "io.duplexws.cli.engine.frame",
                    "io.duplexws.cli.engine.loop",
                    "io.duplexws.cli.engine.read");

    @ArchTest
    static final ArchRule theEngineCanBeReplaced = noClasses()
            .that()
            .resideOutsideOfPackage("io.duplexws.cli.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.duplexws.cli.engine.*");

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.duplexws.(**)").should().beFreeOfCycles();
}
