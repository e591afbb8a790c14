package io.duplexws.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/** Whether and with which certificate the embedded server speaks TLS. */
sealed interface Tls {

    default boolean isOn() {
        return true;
    }

    /** @param scratch a directory of this run, removed at its end */
    void apply(Connector connector, Path scratch);

    static Tls none() {
        return new None();
    }

    /** @throws CannotRun when one of the files cannot be read */
    static Tls pem(Path certificate, Path key) {
        for (Path file : new Path[] {certificate, key}) {
            if (!Files.isReadable(file)) {
                throw new CannotRun("cannot read " + file + "; wanted a PEM file");
            }
        }
        return new Pem(certificate.toAbsolutePath(), key.toAbsolutePath());
    }

    static Tls selfSigned() {
        return new SelfSigned();
    }

    /** Plain HTTP. */
    record None() implements Tls {
        @Override
        public boolean isOn() {
            return false;
        }

        @Override
        public void apply(Connector connector, Path scratch) {
            // Plain is the connector's default.
        }
    }

    /** A certificate chain and its key. */
    record Pem(Path certificate, Path key) implements Tls {
        @Override
        public void apply(Connector connector, Path scratch) {
            SSLHostConfigCertificate pair = enable(connector);
            pair.setCertificateFile(certificate.toString());
            pair.setCertificateKeyFile(key.toString());
        }
    }

    /** A certificate for localhost, made for this run. */
    record SelfSigned() implements Tls {
        @Override
        public void apply(Connector connector, Path scratch) {
            SSLHostConfigCertificate pair = enable(connector);
            pair.setCertificateKeystoreFile(Keytool.selfSigned(scratch).toString());
            pair.setCertificateKeystorePassword(Keytool.PASSWORD);
        }
    }

    private static SSLHostConfigCertificate enable(Connector connector) {
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setProperty("SSLEnabled", "true");
        SSLHostConfig host = new SSLHostConfig();
        SSLHostConfigCertificate pair = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        host.addCertificate(pair);
        connector.addSslHostConfig(host);
        return pair;
    }
}
