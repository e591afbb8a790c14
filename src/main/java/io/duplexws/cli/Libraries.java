package io.duplexws.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.catalina.Context;
import org.apache.catalina.webresources.DirResourceSet;
import org.apache.catalina.webresources.StandardRoot;

/**
 * The WAR's libraries as files of their own. Measured: within the WAR, Tomcat reads a library from its beginning for each
 * class, and the client of Redis has thousands: half a minute until it was up.
 */
final class Libraries {

    private static final String FOLDER = "WEB-INF/lib/";

    private Libraries() {}

    /** @param directory that is removed with this run */
    static void unpack(Path war, Path directory, Context context) throws IOException {
        Path libraries = Files.createDirectories(directory.resolve("lib"));
        try (ZipFile zip = new ZipFile(war.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().startsWith(FOLDER) && !entry.isDirectory()) {
                    Path file = libraries.resolve(
                            Path.of(entry.getName()).getFileName().toString());
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, file);
                    }
                }
            }
        }
        StandardRoot root = new StandardRoot(context);
        root.addPreResources(new DirResourceSet(root, "/" + FOLDER.replaceFirst("/$", ""), libraries.toString(), "/"));
        context.setResources(root);
    }
}
