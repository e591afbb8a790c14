package io.duplexws.cli;

/**
 * Where the embedded server listens.
 *
 * @param host        name or address to bind
 * @param port        0 for a free one
 * @param contextPath empty, or starting with a slash and without one at its end
 */
record Listen(String host, int port, String contextPath, Tls tls) {

    Listen {
        if (port < 0 || port > 65_535) {
            throw new CannotRun("--port is " + port + "; wanted 0 to 65535");
        }
    }

    String url(int boundPort) {
        String name = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        String literal = name.contains(":") ? "[" + name + "]" : name;
        return (tls.isOn() ? "https" : "http") + "://" + literal + ":" + boundPort + contextPath + "/";
    }
}
