package io.duplexws.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * A certificate for {@code localhost} that nobody has signed but itself, named {@code CN=of-our-own}.
 *
 * @param store       both, with {@link #PASSWORD} (PKCS 12); to be trusted as well
 * @param certificate PEM
 * @param key         PEM, not encrypted
 */
public record OwnCertificate(Path store, Path certificate, Path key) {

    public static final String PASSWORD = "changeit";

    /** For 90 days. */
    public static OwnCertificate in(Path directory) throws IOException {
        return in(directory, 90);
    }

    public static OwnCertificate in(Path directory, int days) throws IOException {
        Path store = directory.resolve("own.p12");
        make(store, days);
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            return new OwnCertificate(
                    store,
                    pem(directory, "CERTIFICATE", keys.getCertificate("own").getEncoded()),
                    pem(
                            directory,
                            "PRIVATE KEY",
                            keys.getKey("own", PASSWORD.toCharArray()).getEncoded()));
        } catch (GeneralSecurityException broken) {
            throw new IOException("the store that was made cannot be read", broken);
        }
    }

    /** The JDK can make a certificate by its keytool only. */
    private static void make(Path store, int days) throws IOException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=of-our-own",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        String.valueOf(days),
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        try {
            assertThat(keytool.waitFor()).isZero();
        } catch (InterruptedException stopped) {
            throw new IOException("interrupted while a certificate was made", stopped);
        }
    }

    private static Path pem(Path directory, String kind, byte[] bytes) throws IOException {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return Files.writeString(
                directory.resolve(kind.replace(' ', '-') + ".pem"),
                "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    }
}
