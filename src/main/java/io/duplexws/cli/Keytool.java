package io.duplexws.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Makes a self-signed certificate with the JDK's own keytool: the class library has no public way to make one, and a
 * library for it would be larger than all of Duplex.
 */
final class Keytool {

    /** Protects nothing: the key lives in a directory of this run and only as long. */
    static final String PASSWORD = "changeit";

    private Keytool() {}

    /** Returns the PKCS12 file. */
    static Path selfSigned(Path directory) {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Path store = directory.resolve("self-signed.p12");
        if (!Files.isExecutable(tool) && !Files.isExecutable(tool.resolveSibling("keytool.exe"))) {
            throw new CannotRun("--tls self-signed needs the JDK's keytool, and " + tool
                    + " is missing; give --tls-cert" + " and --tls-key");
        }
        ProcessBuilder builder = new ProcessBuilder(
                tool.toString(),
                "-genkeypair",
                "-alias",
                "duplex",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost, O=Duplex self-signed",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1,ip:::1",
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        run(builder.redirectErrorStream(true));
        return store;
    }

    private static void run(ProcessBuilder builder) {
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new CannotRun("keytool made no certificate: " + said.strip());
            }
        } catch (IOException failed) {
            throw new CannotRun("keytool could not be run: " + failed.getMessage(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotRun("interrupted while keytool made the certificate", stopped);
        }
    }
}
