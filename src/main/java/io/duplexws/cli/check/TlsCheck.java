package io.duplexws.cli.check;

import io.duplexws.cli.wire.Dial;
import io.duplexws.cli.wire.NotConnected;
import io.duplexws.cli.wire.Plain;
import java.io.IOException;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** Whether TLS is agreed, with whom, and how long that certificate holds. */
final class TlsCheck implements Check {

    private static final Duration SOON = Duration.ofDays(14);

    @Override
    public Item item() {
        return Item.TLS;
    }

    @Override
    public Result run(Site site) throws IOException {
        if (!site.target().secure()) {
            return Result.skipped("ws: and http: are not encrypted");
        }
        long begun = System.nanoTime();
        try (Socket socket = new Dial(site.opening()).connect()) {
            double millis = Millis.since(begun);
            SSLSession session = ((SSLSocket) socket).getSession();
            X509Certificate certificate = (X509Certificate) session.getPeerCertificates()[0];
            String subject = Plain.line(certificate.getSubjectX500Principal().getName());
            Instant end = certificate.getNotAfter().toInstant();
            String measured = session.getProtocol() + ", " + session.getCipherSuite() + ", " + subject
                    + ", valid until " + end + ", after " + Millis.text(millis);
            return (Instant.now().plus(SOON).isAfter(end)
                            ? Result.of(measured, Finding.warning("tls.expiring", "the certificate ends on " + end))
                            : Result.passed(measured))
                    .with("protocol", session.getProtocol())
                    .with("cipher", session.getCipherSuite())
                    .with("certificate", subject)
                    .with("until", end.toString())
                    .with("milliseconds", millis);
        } catch (NotConnected broken) {
            return Result.of("no TLS", Finding.failed("tls.broken", broken.getMessage()));
        }
    }
}
