package io.duplexws.servers;

import static io.duplexws.servers.Promise.that;
import static org.assertj.core.api.Assertions.assertThat;

import io.duplexws.cli.check.Catalogue;
import io.duplexws.cli.check.CheckUp;
import io.duplexws.cli.check.Report;
import io.duplexws.cli.check.ReportText;
import io.duplexws.cli.wire.Opening;
import io.duplexws.cli.wire.Target;
import io.duplexws.handshake.Ask;
import io.duplexws.servers.Promise.Section;
import io.duplexws.words.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** That the check-up finds nothing broken where nothing is in between; it may warn of the version of the server. */
final class CheckPromises {

    private CheckPromises() {}

    static Section section() {
        return new Section(
                "Check",
                List.of(that(
                        "the check-up of the straight path finds nothing broken", CheckPromises::findsNothingBroken)));
    }

    private static void findsNothingBroken(Site site) throws InterruptedException {
        Catalogue catalogue =
                new Catalogue(Language.ENGLISH, path -> Files.readString(Path.of("src/main/webapp", path)));
        Opening opening = new Opening(
                Target.read(site.base().toString()), List.of(), List.of(), Ask.PAGE, false, Duration.ofSeconds(10));

        Report report = new CheckUp(Set.of(), 0, catalogue).run(opening, (item, told) -> {});

        String text = new ReportText(report, catalogue).plain();
        assertThat(report.works()).as(text).isTrue();
        if (Server.underTest() == Server.TOMCAT11) {
            // 11.0.25 has holes that are known.
            assertThat(text).contains("[version.vulnerable]", "Apache Tomcat");
        }
    }
}
