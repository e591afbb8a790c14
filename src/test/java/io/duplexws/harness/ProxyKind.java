package io.duplexws.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/**
 * The proxies that tests put before a server. Each is looked for on this machine, or where the system property of its
 * name says ({@code -Dnginx=/opt/nginx/sbin/nginx}), and gets a main configuration around the text of a site: just enough
 * to run in the foreground, as root or as anybody else, and to write nowhere but in its directory.
 */
public enum ProxyKind {

    /** The site stands in {@code http { }}. */
    NGINX("nginx", "nginx") {
        @Override
        List<String> arguments(String configuration) {
            return List.of("-e", "stderr", "-c", configuration);
        }

        @Override
        String around(String site, Path directory) {
            // Else its workers could not write below the directory of root's tests.
            String user = isRoot() ? "user root;" : "";
            return """
                    daemon off;
                    %s
                    pid "%s/nginx.pid";
                    error_log stderr info;
                    worker_processes 1;
                    events {
                    }
                    http {
                      access_log off;
                      client_body_temp_path "%2$s/client_body";
                      proxy_temp_path "%2$s/proxy";
                      fastcgi_temp_path "%2$s/fastcgi";
                      uwsgi_temp_path "%2$s/uwsgi";
                      scgi_temp_path "%2$s/scgi";
                    %s
                    }
                    """.formatted(user, directory, site);
        }
    },

    /** The site stands beside {@code global}; each of its {@code defaults} is given a log, which tells who ended what. */
    HAPROXY("haproxy", "haproxy") {
        @Override
        List<String> arguments(String configuration) {
            return List.of("-db", "-f", configuration);
        }

        @Override
        String around(String site, Path directory) {
            String logged = site.replaceAll("(?m)^defaults.*$", "$0\n  log global\n  option httplog");
            return "global\n  log stderr format raw local0\n" + logged;
        }
    },

    /** The site is the last part of the server's own configuration; {@code Listen} is said before. */
    HTTPD("httpd", "apache2", "apache2", "httpd") {
        @Override
        List<String> arguments(String configuration) {
            return List.of("-D", "FOREGROUND", "-f", configuration);
        }

        @Override
        String around(String site, Path directory) {
            // User and Group count for root only.
            return """
                    ServerRoot "%s"
                    DefaultRuntimeDir "%1$s"
                    PidFile "%1$s/httpd.pid"
                    ErrorLog /dev/stderr
                    LogLevel info
                    User daemon
                    Group daemon
                    ServerName localhost
                    Listen {{listen}}
                    %s
                    %s
                    """.formatted(directory, modules(), site);
        }
    };

    private static final List<Path> MODULES =
            List.of(Path.of("/usr/lib/apache2/modules"), Path.of("/usr/lib64/httpd/modules"));

    private final String title;
    private final String debianPackage;
    private final String[] names;

    ProxyKind(String title, String debianPackage, String... names) {
        this.title = title;
        this.debianPackage = debianPackage;
        this.names = names.length == 0 ? new String[] {title} : names;
    }

    /** Which keep it in the foreground. */
    abstract List<String> arguments(String configuration);

    /** The whole configuration, with the placeholders that the site may have as well. */
    abstract String around(String site, Path directory);

    /** The program; where there is none the running test is skipped, or fails with {@code CI=true}, and says why. */
    Path program() {
        Optional<Path> program = Optional.ofNullable(System.getProperty(title))
                .map(Path::of)
                .or(() -> Installed.find(names))
                .filter(Files::isExecutable);
        if (program.isPresent()) {
            return program.get();
        }
        String sentence = "no " + title + " found; apt-get install " + debianPackage + ", or set -D" + title + "=…";
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError("tests of proxies cannot run: " + sentence);
        }
        System.out.println("tests of a proxy skipped: " + sentence);
        return Assumptions.abort(sentence);
    }

    @Override
    public String toString() {
        return title;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** What Debian enables by itself and what proxies need; a module that is built in has no file. */
    private static String modules() {
        return List.of(
                        "mpm_event",
                        "authz_core",
                        "deflate",
                        "filter",
                        "headers",
                        "lbmethod_byrequests",
                        "proxy",
                        "proxy_ajp",
                        "proxy_balancer",
                        "proxy_http",
                        "proxy_wstunnel",
                        "reqtimeout",
                        "rewrite",
                        "setenvif",
                        "slotmem_shm")
                .stream()
                .flatMap(name -> MODULES.stream()
                        .map(folder -> folder.resolve("mod_" + name + ".so"))
                        .filter(Files::exists)
                        .map(file -> "LoadModule " + name + "_module " + file))
                .collect(Collectors.joining("\n"));
    }
}
